import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import {
  countFailure,
  forgiveFailures,
  getCredential,
  lockCredential,
  refuseWhileWaiting,
} from '../credentials.ts';
import { officerProvenAgain } from '../events.ts';
import { isPassword } from '../password-hash.ts';
import { takeCode } from '../totp.ts';

export interface ProveAgain {
  /** A code of the authenticator app where there is one, else the password. */
  readonly typed: string;
  /** The installation's own, under which second factors are kept. */
  readonly secret: string;
}

/**
 * An officer already signed in proves once more that it is they, before an act that a borrowed screen must not do: by the
 * strongest that their account has. Wrong ones count like those of a sign-in.
 *
 * @returns how it was proven
 * @throws Refusal `wrong-code`, `wrong-password`, `account-waits`
 */
export async function proveAgain(ctx: Context, { typed, secret }: ProveAgain): Promise<'totp' | 'password'> {
  const officerId = ctx.actor.id!;
  const found = await getCredential(ctx.db, officerId);
  const method = found.totpSecret ? 'totp' : 'password';
  // Hashing takes its time outside the transaction.
  const isRight = method === 'password' && (await isPassword(typed, found.passwordHash));
  const isProven = await ctx.transaction(async (tx, ctx) => {
    const credential = await lockCredential(tx, officerId);
    refuseWhileWaiting(credential, ctx.now());
    const holds =
      method === 'totp'
        ? await takeCode(tx, ctx, credential, { code: typed, secret })
        : isRight && credential.passwordHash === found.passwordHash;
    if (!holds) {
      await countFailure(tx, ctx, credential, method === 'totp' ? 'code' : 'password');
      return false;
    }
    await forgiveFailures(tx, officerId);
    await recordEvent(tx, ctx, officerProvenAgain({ officerId, method }, agenciesOf(ctx.actor)[0]));
    return true;
  });
  refuseUnless(isProven, method === 'totp' ? 'wrong-code' : 'wrong-password');
  return method;
}
