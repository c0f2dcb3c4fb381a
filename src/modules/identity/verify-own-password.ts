import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { countFailure, getCredential, lockCredential, refuseWhileWaiting } from './credentials.ts';
import { isPassword } from './password-hash.ts';

/**
 * Asks an officer already signed in for the password once more, before an act that a borrowed screen must not do.
 * Wrong ones count like those of a sign-in.
 *
 * @throws Refusal `wrong-password`, `account-waits`
 */
export async function verifyOwnPassword(ctx: Context, officerId: string, password: string): Promise<void> {
  const found = await getCredential(ctx.db, officerId);
  const isRight = await isPassword(password, found.passwordHash);
  await ctx.transaction(async (tx, ctx) => {
    const credential = await lockCredential(tx, officerId);
    refuseWhileWaiting(credential, ctx.now());
    if (!isRight) await countFailure(tx, ctx, credential, 'password');
  });
  refuseUnless(isRight, 'wrong-password');
}
