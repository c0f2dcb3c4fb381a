import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCredential, lockCredential } from '../credentials.ts';
import { passwordChanged } from '../events.ts';
import { passwordFault } from '../model.ts';
import { hashPassword } from '../password-hash.ts';
import { completeSignIn } from './sign-in-officer.ts';

/**
 * Replaces a temporary password by the officer's own, which ends the sign-in that waited for it.
 *
 * @returns what is wrong with the password, by field; nothing when it was taken
 */
export async function chooseOwnPassword(
  ctx: Context,
  input: { readonly officerId: string; readonly password: string },
): Promise<Readonly<Record<string, string>> | undefined> {
  const { officerId, password } = input;
  const { username } = await getCredential(ctx.db, officerId);
  const fault = passwordFault(password, username);
  if (fault) return { newPassword: fault };

  const passwordHash = await hashPassword(password);
  await ctx.transaction(async (tx, ctx) => {
    const credential = await lockCredential(tx, officerId);
    refuseUnless(credential.passwordIsTemporary, 'stale');
    await tx
      .updateTable('officerCredential')
      .set({ passwordHash, passwordIsTemporary: false })
      .where('officerId', '=', officerId)
      .execute();
    await recordEvent(tx, ctx, passwordChanged({ officerId, by: 'owner' }));
    await completeSignIn(tx, ctx, officerId, credential.totpSecret ? 'totp' : 'password');
  });
  return undefined;
}
