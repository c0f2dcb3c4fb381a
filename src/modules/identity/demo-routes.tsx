import { dayOf } from '#modules/org/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { signInForDemo } from './commands/sign-in-for-demo.ts';
import { DemoPage } from './pages/demo-page.tsx';
import { homeOf, paths } from './paths.ts';
import { listIdentifiedCitizens, listOfficersInPost, sessionActorOf } from './queries.ts';

/** One-click sign-ins. `identityRoutes` leaves them out where the program is not a demonstration. */
export const demoRoutes: Routes = (app) => {
  app.get(paths.demo, { config: { access: 'public' } }, async ({ ctx }, reply) => {
    const officers = await listOfficersInPost(ctx.db, dayOf(ctx.now()));
    const citizens = await listIdentifiedCitizens(ctx.db, 50);
    return reply.html(<DemoPage officers={officers} citizens={citizens} />);
  });

  app.post(paths.demoSignIn, { config: { access: 'public' } }, async ({ ctx, form, session }, reply) => {
    const wanted = { kind: form.get('kind') ?? '', id: form.get('id') ?? '' };
    const actor = await signInForDemo(ctx, wanted);
    session.signIn(sessionActorOf(actor), 'demo');
    return reply.redirect(homeOf(actor.kind), 303);
  });
};
