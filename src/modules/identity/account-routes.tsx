import { Type } from 'typebox';
import type { Routes } from '#platform/http/index.ts';
import { addSecondFactor } from './commands/add-second-factor.ts';
import { changePassword } from './commands/change-password.ts';
import { endOtherSessions, endSession } from './commands/end-sessions.ts';
import { removeOwnSecondFactor } from './commands/remove-second-factor.ts';
import { newPasswordOf } from './new-password.ts';
import { AccountPage } from './pages/account-page.tsx';
import { AuthenticatorPage } from './pages/authenticator-page.tsx';
import { PasswordPage } from './pages/password-page.tsx';
import { paths } from './paths.ts';
import { findAccount, findCitizen, listSessions, sessionActorOf } from './queries.ts';
import { refusalText } from './refusal-text.ts';
import type { IdentityServices } from './services.ts';
import { t } from './text.ts';
import { newTotpSecret, totpAddress } from './totp.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const own = { config: { access: 'officer', keepForm: false, limit: { max: 20, windowMs: 60_000 } } } as const;
const offerName = 'newTotpSecret';

/** One's own account: sessions for everyone, password and second factor for officers. */
export const accountRoutes =
  ({ secret, siteName }: IdentityServices): Routes =>
  (app) => {
    app.get(paths.account, { config: { access: 'signed-in' } }, async ({ ctx, session }, reply) => {
      const { id, kind } = sessionActorOf(ctx.actor);
      const page = {
        citizen: kind === 'citizen' ? await findCitizen(ctx.db, id) : undefined,
        account: kind === 'officer' ? await findAccount(ctx.db, id) : undefined,
        sessions: await listSessions(ctx.db, { id, kind }, ctx.now()),
        currentSessionId: session.id,
      };
      return reply.html(<AccountPage {...page} />);
    });

    app.post(
      paths.sessionEnd(':id'),
      { config: { access: 'signed-in' }, schema: { params: ById } },
      async (request, reply) => {
        await endSession(request.ctx, { sessionId: request.params.id });
        request.session.flash('success', t(request.locale, 'sessionsEnded'));
        return reply.redirect(paths.account, 303);
      },
    );

    app.post(paths.otherSessionsEnd, { config: { access: 'signed-in' } }, async (request, reply) => {
      await endOtherSessions(request.ctx, { keep: request.session.id! });
      request.session.flash('success', t(request.locale, 'sessionsEnded'));
      return reply.redirect(paths.account, 303);
    });

    app.get(paths.password, { config: { access: 'officer' } }, async (_request, reply) =>
      reply.html(<PasswordPage />),
    );

    app.post(paths.password, own, async ({ ctx, form, session, locale }, reply) => {
      const { password, issues } = newPasswordOf(form);
      const officerId = ctx.actor.id!;
      const current = form.get('current') ?? '';
      try {
        const sessionId = session.id ?? undefined;
        const faults = issues ?? (await changePassword(ctx, { officerId, current, password, sessionId }));
        if (faults) return reply.html(<PasswordPage issues={faults} />, { status: 422 });
      } catch (error) {
        const failure = refusalText(error, locale, 'wrong-password', 'account-waits');
        return reply.html(<PasswordPage failure={failure} />, { status: 422 });
      }
      session.flash('success', t(locale, 'passwordChanged'));
      return reply.redirect(paths.account, 303);
    });

    app.get(paths.authenticator, { config: { access: 'officer' } }, async ({ ctx, session }, reply) => {
      const account = await findAccount(ctx.db, ctx.actor.id!);
      if (!account || account.hasSecondFactor) return reply.html(<AuthenticatorPage />);
      const kept = (session.get(offerName) as string | undefined) ?? newTotpSecret();
      session.set(offerName, kept);
      return reply.html(<AuthenticatorPage offer={offerOf(kept, account.username)} />);
    });

    app.post(paths.authenticator, own, async ({ ctx, form, session, locale }, reply) => {
      const totpSecret = session.get(offerName) as string | undefined;
      const account = await findAccount(ctx.db, ctx.actor.id!);
      if (!totpSecret || !account) return reply.redirect(paths.authenticator, 303);
      try {
        const code = form.get('code') ?? '';
        await addSecondFactor(ctx, { officerId: ctx.actor.id!, totpSecret, code, secret });
      } catch (error) {
        const failure = refusalText(error, locale, 'wrong-code');
        const offer = offerOf(totpSecret, account.username);
        return reply.html(<AuthenticatorPage offer={offer} failure={failure} />, { status: 422 });
      }
      session.delete(offerName);
      session.flash('success', t(locale, 'secondFactorAdded'));
      return reply.redirect(paths.account, 303);
    });

    app.post(paths.authenticatorRemoval, own, async ({ ctx, form, session, locale }, reply) => {
      try {
        await removeOwnSecondFactor(ctx, { officerId: ctx.actor.id!, password: form.get('password') ?? '' });
      } catch (error) {
        const failure = refusalText(error, locale, 'wrong-password', 'account-waits');
        return reply.html(<AuthenticatorPage failure={failure} />, { status: 422 });
      }
      session.flash('success', t(locale, 'secondFactorRemoved'));
      return reply.redirect(paths.account, 303);
    });

    const offerOf = (kept: string, username: string) => ({
      secret: kept,
      address: totpAddress(kept, username, siteName),
    });
  };
