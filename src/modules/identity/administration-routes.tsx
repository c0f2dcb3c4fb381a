import { Type } from 'typebox';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { removeSecondFactorOf } from './commands/remove-second-factor.ts';
import { resetPassword } from './commands/reset-password.ts';
import { getManagedAccount, listManagedAccounts } from './managed-accounts.ts';
import { ManagedAccountPage } from './pages/managed-account-page.tsx';
import { ManagedAccountsPage } from './pages/managed-accounts-page.tsx';
import { paths } from './paths.ts';
import { t } from './text.ts';

const byId = {
  config: { access: 'administrator' },
  schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) },
} as const;

/** How an administrator helps an officer of their agency who cannot get in. */
export const administrationRoutes: Routes = (app) => {
  app.get(paths.accounts, { config: { access: 'administrator' } }, async ({ ctx }, reply) => {
    const agencies = ctx.actor.positions.filter((held) => held.roles.includes('administrator'));
    const ids = agencies.map((held) => held.agencyId);
    const rows = await listManagedAccounts(ctx.db, ids, dayOf(ctx.now()));
    return reply.html(<ManagedAccountsPage rows={rows} />);
  });

  app.get(paths.managedAccount(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(<ManagedAccountPage account={await visibleAccount(ctx, params.id)} />),
  );

  app.post(paths.passwordReset(':id'), byId, async ({ ctx, params }, reply) => {
    const newPassword = await resetPassword(ctx, { officerId: params.id });
    const account = await visibleAccount(ctx, params.id);
    // Not a redirect: the password is in this answer and nowhere else.
    return reply.html(<ManagedAccountPage account={account} newPassword={newPassword} />);
  });

  app.post(paths.secondFactorRemoval(':id'), byId, async ({ ctx, params, session, locale }, reply) => {
    await removeSecondFactorOf(ctx, { officerId: params.id });
    session.flash('success', t(locale, 'secondFactorRemoved'));
    return reply.redirect(paths.managedAccount(params.id), 303);
  });
};

/** @throws Refusal `not-found` for an account that is not theirs to manage */
async function visibleAccount(ctx: Context, officerId: string) {
  const account = await getManagedAccount(ctx.db, officerId, dayOf(ctx.now()));
  if (!ctx.may('identity.manageAccount', account)) throw new Refusal('not-found');
  return account;
}
