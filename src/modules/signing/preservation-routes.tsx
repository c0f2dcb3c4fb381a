import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Authorities } from './authorities/authorities.ts';
import { deskPaths } from './desk-paths.ts';
import { PreservationPage } from './pages/desk/preservation-page.tsx';
import { listEnding } from './preservation/preserved-files.ts';

/** The report looks two years ahead. */
const ahead = { hours: 24 * 365 * 2 };

/** What would become unprovable, for administrators. */
export const preservationRoutes =
  ({ authorities }: { readonly authorities?: Authorities | undefined }): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.get(deskPaths.preservation(), { config: { access: 'administrator' } }, async ({ ctx }, reply) => {
      const until = ctx.now().add(ahead);
      const files = await listEnding(ctx.db, until);
      const hasTimestamps = authorities?.timestamp !== undefined;
      return reply.html(<PreservationPage files={files} until={until} hasTimestamps={hasTimestamps} />);
    });
  };
