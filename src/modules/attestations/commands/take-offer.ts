import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOf, newSecret } from '../chance.ts';
import { offerPinFailed, offerTaken } from '../events.ts';
import { mostFailures, tokenLives } from '../model.ts';

/**
 * A wallet gives the code of an offer, with the pin its owner typed, for a token: once, in time, and after few wrong pins.
 *
 * @returns the token, or nothing: which of these was wrong is not told
 */
export async function takeOffer(
  ctx: Context,
  { code, pin }: { readonly code: string; readonly pin: string },
): Promise<string | undefined> {
  return ctx.transaction(async (tx, ctx) => {
    const now = ctx.now();
    const offer = await tx
      .selectFrom('attestationOffer')
      .selectAll()
      .where('codeHash', '=', hashOf(code))
      .where('tokenHash', 'is', null)
      .where('expiresAt', '>', now)
      .where('failures', '<', mostFailures)
      .forUpdate()
      .executeTakeFirst();
    if (!offer) return undefined;
    const token = offer.pinHash === hashOf(code + pin) ? newSecret() : undefined;
    const version = offer.version + 1;
    const failures = offer.failures + (token ? 0 : 1);
    await tx
      .updateTable('attestationOffer')
      .set({
        version,
        failures,
        ...(token && { tokenHash: hashOf(token), tokenExpiresAt: now.add(tokenLives) }),
      })
      .where('id', '=', offer.id)
      .execute();
    const fact = token ? offerTaken(offer.id, version, {}) : offerPinFailed(offer.id, version, { failures });
    await recordEvent(tx, ctx, fact);
    return token;
  });
}
