import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { localPath, type Routes } from '#platform/http/index.ts';
import { chooseOwnPassword } from './commands/choose-own-password.ts';
import { confirmSecondFactor, type OfficerSignIn, signInOfficer } from './commands/sign-in-officer.ts';
import { newPasswordOf } from './new-password.ts';
import { OfficerSignInPage } from './pages/officer-sign-in-page.tsx';
import { OwnPasswordPage } from './pages/own-password-page.tsx';
import { SecondFactorPage } from './pages/second-factor-page.tsx';
import { homeOf, paths } from './paths.ts';
import { dropPending, keepPending, type PendingSignIn, pendingFor } from './pending-sign-in.ts';
import { refusalText } from './refusal-text.ts';
import type { IdentityServices } from './services.ts';
import { t } from './text.ts';

/** Twenty people at one commune's address may come to work in the same minute; a guesser gets no more than they. */
const tries = { max: 30, windowMs: 60_000 };
const step = { config: { access: 'public', limit: tries, keepForm: false } } as const;
const From = Type.Object({ returnTo: Type.Optional(Type.String()) });

/** The officers' sign-in: name and password, then the second factor and a password of one's own where they are due. */
export const officerRoutes =
  ({ secret }: IdentityServices): Routes =>
  (app) => {
    app.get(
      paths.officerSignIn(),
      { config: { access: 'public' }, schema: { querystring: From } },
      async (request, reply) => {
        const returnTo = localPath(request.query.returnTo);
        if (request.ctx.actor.kind === 'officer') return reply.redirect(home(returnTo), 303);
        return reply.html(<OfficerSignInPage returnTo={returnTo} />);
      },
    );

    app.post(paths.officerSignIn(), step, async (request, reply) => {
      const returnTo = localPath(request.form.get('returnTo'));
      try {
        const signIn = await signInOfficer(request.ctx, {
          username: request.form.get('username') ?? '',
          password: request.form.get('password') ?? '',
        });
        return goOn(request, reply, signIn, { returnTo, by: 'password' });
      } catch (error) {
        const failure = refusalText(
          error,
          request.locale,
          'wrong-password',
          'account-waits',
          'not-in-service',
        );
        const username = request.form.get('username') ?? '';
        const page = <OfficerSignInPage returnTo={returnTo} username={username} failure={failure} />;
        return reply.html(page, { status: 422 });
      }
    });

    app.get(paths.secondFactor, { config: { access: 'public' } }, async (request, reply) => {
      if (!pendingFor(request.session, 'second-factor', request.ctx.now())) return startAgain(request, reply);
      return reply.html(<SecondFactorPage />);
    });

    app.post(paths.secondFactor, step, async (request, reply) => {
      const pending = pendingFor(request.session, 'second-factor', request.ctx.now());
      if (!pending) return startAgain(request, reply);
      try {
        const { officerId } = pending;
        const code = request.form.get('code') ?? '';
        const signIn = await confirmSecondFactor(request.ctx, { officerId, code, secret });
        return goOn(request, reply, signIn, { ...pending, by: 'totp' });
      } catch (error) {
        const failure = refusalText(error, request.locale, 'wrong-code', 'account-waits', 'not-in-service');
        return reply.html(<SecondFactorPage failure={failure} />, { status: 422 });
      }
    });

    app.get(paths.ownPassword, { config: { access: 'public' } }, async (request, reply) => {
      if (!pendingFor(request.session, 'own-password', request.ctx.now())) return startAgain(request, reply);
      return reply.html(<OwnPasswordPage issues={{}} />);
    });

    app.post(paths.ownPassword, step, async (request, reply) => {
      const pending = pendingFor(request.session, 'own-password', request.ctx.now());
      if (!pending) return startAgain(request, reply);
      const { password, issues } = newPasswordOf(request.form);
      const faults =
        issues ?? (await chooseOwnPassword(request.ctx, { officerId: pending.officerId, password }));
      if (faults) return reply.html(<OwnPasswordPage issues={faults} />, { status: 422 });
      return goOn(request, reply, { officerId: pending.officerId, next: 'done' }, pending);
    });
  };

function goOn(
  request: FastifyRequest,
  reply: FastifyReply,
  signIn: OfficerSignIn,
  { returnTo, by }: Pick<PendingSignIn, 'returnTo' | 'by'>,
) {
  const { session, ctx } = request;
  if (signIn.next !== 'done') {
    keepPending(session, { ...signIn, returnTo, by }, ctx.now());
    return reply.redirect(signIn.next === 'second-factor' ? paths.secondFactor : paths.ownPassword, 303);
  }
  dropPending(session);
  session.signIn({ kind: 'officer', id: signIn.officerId }, by);
  return reply.redirect(home(returnTo), 303);
}

const home = (returnTo: string) => (returnTo === '/' ? homeOf('officer') : returnTo);

function startAgain(request: FastifyRequest, reply: FastifyReply) {
  request.session.flash('info', t(request.locale, 'startAgain'));
  return reply.redirect(paths.officerSignIn(), 303);
}
