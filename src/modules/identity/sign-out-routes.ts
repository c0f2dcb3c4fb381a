import type { Routes } from '#platform/http/index.ts';
import { signOut } from './commands/sign-out.ts';
import { paths } from './paths.ts';
import { t } from './text.ts';

/** Leaving is a POST, so that no link fetched ahead of time ends a session. */
export const signOutRoutes: Routes = (app) => {
  app.post(paths.signOut, { config: { access: 'public', keepForm: false } }, async (request, reply) => {
    await signOut(request.ctx);
    request.session.signOut();
    request.session.flash('success', t(request.locale, 'signedOut'));
    return reply.redirect('/', 303);
  });
};
