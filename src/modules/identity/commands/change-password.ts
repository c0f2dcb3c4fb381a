import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { databaseSessions } from '#platform/http/index.ts';
import { getCredential, lockCredential } from '../credentials.ts';
import { passwordChanged } from '../events.ts';
import { passwordFault } from '../model.ts';
import { hashPassword } from '../password-hash.ts';
import { verifyOwnPassword } from '../verify-own-password.ts';

export interface ChangePassword {
  readonly officerId: string;
  readonly current: string;
  readonly password: string;
  /** The session in which the change is made; all others of the officer end. */
  readonly sessionId: string | undefined;
}

/**
 * Changes an officer's own password and signs them out everywhere else.
 *
 * @returns what is wrong with the new password, by field; nothing when it was taken
 * @throws Refusal `wrong-password`, `account-waits`
 */
export async function changePassword(
  ctx: Context,
  { officerId, current, password, sessionId }: ChangePassword,
): Promise<Readonly<Record<string, string>> | undefined> {
  ctx.authorize('identity.keepOwnAccount', { officerId });
  await verifyOwnPassword(ctx, officerId, current);
  const { username } = await getCredential(ctx.db, officerId);
  const fault = passwordFault(password, username);
  if (fault) return { newPassword: fault };

  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx, ctx) => {
    await lockCredential(tx, officerId);
    await tx
      .updateTable('officerCredential')
      .set({ passwordHash, failedAttempts: 0, lockedUntil: null })
      .where('officerId', '=', officerId)
      .execute();
    await databaseSessions(tx).deleteAllOf({ kind: 'officer', id: officerId }, sessionId);
    await recordEvent(tx, ctx, passwordChanged({ officerId, by: 'owner' }));
  });
  return undefined;
}
