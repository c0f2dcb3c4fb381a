import { dayOf } from '#modules/org/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { signInForDemo } from './commands/sign-in-for-demo.ts';
import { DemoPage } from './pages/demo-page.tsx';
import { paths } from './paths.ts';
import { listIdentifiedCitizens, listOfficersInPost, sessionActorOf } from './queries.ts';
import type { IdentityServices } from './services.ts';
import { t } from './text.ts';

/** One-click sign-ins. `identityRoutes` leaves them out where the program is not a demonstration. */
export const demoRoutes =
  ({ frame, officerHome = '/' }: IdentityServices): Routes =>
  (app) => {
    app.get(paths.demo, { config: { access: 'public' } }, async ({ ctx, locale }, reply) => {
      const officers = await listOfficersInPost(ctx.db, dayOf(ctx.now()));
      const citizens = await listIdentifiedCitizens(ctx.db, 50);
      const children = <DemoPage officers={officers} citizens={citizens} />;
      return reply.html(frame({ title: t(locale, 'demoTitle'), kind: 'public', children }));
    });

    app.post(paths.demoSignIn, { config: { access: 'public' } }, async ({ ctx, form, session }, reply) => {
      const wanted = { kind: form.get('kind') ?? '', id: form.get('id') ?? '' };
      const actor = await signInForDemo(ctx, wanted);
      session.signIn(sessionActorOf(actor));
      return reply.redirect(actor.kind === 'officer' ? officerHome : '/', 303);
    });
  };
