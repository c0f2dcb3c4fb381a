import type { FinderFor } from '#modules/procedures/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { HomePack } from './home-pack.ts';
import { HomePage } from './pages/home-page.tsx';

export interface PortalRouteOptions {
  readonly finderFor: FinderFor;
  readonly home: HomePack;
}

/** The front page. */
export const portalRoutes =
  ({ finderFor, home }: PortalRouteOptions): Routes =>
  (app) => {
    app.get('/', { config: { access: 'public' } }, async (request, reply) => {
      const { byCode } = await finderFor(request.ctx);
      const popular = home.popular.flatMap(({ code, title }) => {
        const procedure = byCode.get(code);
        return procedure ? [{ procedure, title }] : [];
      });
      return reply.html(<HomePage popular={popular} lifeEvents={home.lifeEvents} />);
    });
  };
