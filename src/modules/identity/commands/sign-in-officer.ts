import { dayOf } from '#modules/org/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { officerActor } from '../actor-of.ts';
import {
  type Credential,
  countFailure,
  findCredential,
  forgiveFailures,
  lockCredential,
  refuseWhileWaiting,
} from '../credentials.ts';
import { officerSignedIn, officerSignInFailed } from '../events.ts';
import { tidyUsername } from '../model.ts';
import { isPassword } from '../password-hash.ts';
import { takeCode } from '../totp.ts';

/** What is still missing before the officer is signed in. */
export type SignInStep = 'second-factor' | 'own-password' | 'done';

export interface OfficerSignIn {
  readonly officerId: string;
  readonly next: SignInStep;
}

/**
 * Checks an officer's name and password. Hashing takes its time outside the transaction; what it found counts only if the
 * account is not waiting once its row is locked, so that guesses sent all at once gain nothing.
 *
 * @throws Refusal `wrong-password` for an unknown name and a wrong password alike, `account-waits`
 */
export async function signInOfficer(
  ctx: Context,
  input: { readonly username: string; readonly password: string },
): Promise<OfficerSignIn> {
  const found = await findCredential(ctx.db, tidyUsername(input.username));
  const isRight = await isPassword(input.password, found?.passwordHash);

  const signIn = await ctx.transaction(async (tx, ctx) => {
    if (!found) return recordUnknown(tx, ctx);
    const credential = await lockCredential(tx, found.officerId);
    refuseWhileWaiting(credential, ctx.now());
    if (!isRight || credential.passwordHash !== found.passwordHash) {
      return countFailure(tx, ctx, credential, 'password');
    }
    return proceed(tx, ctx, credential, credential.totpSecret ? 'second-factor' : afterFactors(credential));
  });
  refuseUnless(signIn, 'wrong-password');
  return signIn;
}

/**
 * Checks the code of the second factor, after the password was right. Failures count together with those of the
 * password, which alone does not clear them.
 *
 * @throws Refusal `wrong-code`, `account-waits`
 */
export async function confirmSecondFactor(
  ctx: Context,
  input: { readonly officerId: string; readonly code: string; readonly secret: string },
): Promise<OfficerSignIn> {
  const signIn = await ctx.transaction(async (tx, ctx) => {
    const credential = await lockCredential(tx, input.officerId);
    refuseWhileWaiting(credential, ctx.now());
    if (!(await takeCode(tx, ctx, credential, input))) return countFailure(tx, ctx, credential, 'code');
    return proceed(tx, ctx, credential, afterFactors(credential));
  });
  refuseUnless(signIn, 'wrong-code');
  return signIn;
}

const afterFactors = ({ passwordIsTemporary }: Credential) => (passwordIsTemporary ? 'own-password' : 'done');

async function proceed(
  tx: Tx,
  ctx: Context,
  credential: Credential,
  next: SignInStep,
): Promise<OfficerSignIn> {
  const { officerId } = credential;
  if (next === 'done') await completeSignIn(tx, ctx, officerId, credential.totpSecret ? 'totp' : 'password');
  return { officerId, next };
}

/** @throws Refusal `not-in-service` for someone who has left */
export async function completeSignIn(tx: Tx, ctx: Context, officerId: string, method: string): Promise<void> {
  const actor = await officerActor(tx, officerId, dayOf(ctx.now()));
  if (actor.id === null) throw new Refusal('not-in-service');
  await forgiveFailures(tx, officerId);
  await recordEvent(tx, ctx.as(actor), officerSignedIn({ officerId, method }, agenciesOf(actor)[0]));
}

/** Nobody's account: there is nothing to lock, and the route's own limit bounds the trying. */
async function recordUnknown(tx: Tx, ctx: Context): Promise<void> {
  await recordEvent(tx, ctx, officerSignInFailed({ reason: 'unknown' }));
}
