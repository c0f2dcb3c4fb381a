import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockCredential } from '../credentials.ts';
import { secondFactorAdded } from '../events.ts';
import { sealSecret } from '../sealed-secret.ts';
import { stepOfCode } from '../totp.ts';

export interface AddSecondFactor {
  readonly officerId: string;
  /** Base32, as the app was shown it. */
  readonly totpSecret: string;
  /** Proves that the app has it. */
  readonly code: string;
  readonly secret: string;
}

/**
 * Sets up an authenticator app, once it has shown that it gives the right codes.
 *
 * @throws Refusal `wrong-code`, and `stale` where one is set up already
 */
export async function addSecondFactor(ctx: Context, input: AddSecondFactor): Promise<void> {
  const { officerId, totpSecret, code, secret } = input;
  ctx.authorize('identity.keepOwnAccount', { officerId });
  const step = stepOfCode(totpSecret, code, ctx.now());
  refuseUnless(step !== null, 'wrong-code');
  await ctx.transaction(async (tx, ctx) => {
    const credential = await lockCredential(tx, officerId);
    refuseUnless(credential.totpSecret === null, 'stale');
    await tx
      .updateTable('officerCredential')
      .set({ totpSecret: sealSecret(totpSecret, secret, officerId), totpLastCounter: step })
      .where('officerId', '=', officerId)
      .execute();
    await recordEvent(tx, ctx, secondFactorAdded({ officerId }));
  });
}
