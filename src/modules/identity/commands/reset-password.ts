import { randomInt } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { databaseSessions } from '#platform/http/index.ts';
import { passwordReset } from '../events.ts';
import { getManagedAccount } from '../managed-accounts.ts';
import { hashPassword } from '../password-hash.ts';

/** Without letters and figures that are mistaken for one another when read from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** "hq7k-m2vd-x9tc-4wpb": 79 bits, easily read over the counter. */
const newTemporaryPassword = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

/**
 * Gives an officer a temporary password, which opens nothing but the page where they choose their own; ends the wait and
 * all their sessions. It is told once, to the administrator, and kept nowhere.
 */
export async function resetPassword(
  ctx: Context,
  { officerId }: { readonly officerId: string },
): Promise<string> {
  const password = newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx, ctx) => {
    const account = await getManagedAccount(tx, officerId, dayOf(ctx.now()));
    ctx.authorize('identity.manageAccount', account);
    await tx
      .updateTable('officerCredential')
      .set({ passwordHash, passwordIsTemporary: true, failedAttempts: 0, lockedUntil: null })
      .where('officerId', '=', officerId)
      .execute();
    await databaseSessions(tx).deleteAllOf({ kind: 'officer', id: officerId });
    await recordEvent(tx, ctx, passwordReset({ officerId }, account.agencyIds[0] ?? null));
  });
  return password;
}
