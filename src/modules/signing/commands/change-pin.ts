import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { pinChanged } from '../events.ts';
import { openKey, sealKey } from '../keys/sealed-key.ts';
import { getSigningKey, holderOf } from '../queries.ts';
import { unlockKey } from '../unlock-key.ts';

/**
 * Closes a key that is kept here under another PIN. Tokens and services change theirs by their own programs.
 *
 * @throws InvalidInput `pin-wrong` at `/pin`; Refusal `signing-key-locked`, `pin-kept-elsewhere`
 */
export async function changePin(
  ctx: Context,
  input: { readonly keyId: string; readonly pin: string; readonly newPin: string },
): Promise<void> {
  const key = await getSigningKey(ctx.db, input.keyId);
  ctx.authorize('signing.keepKey', holderOf(key));
  if (key.place.kind !== 'sealed') throw new Refusal('pin-kept-elsewhere');
  if (input.newPin === input.pin) throw new InvalidInput([{ field: '/new-pin', code: 'pin-the-same' }]);
  await unlockKey(ctx, key, { secret: { pin: input.pin } });
  const opened = await openKey(key.place.sealedKey, input.pin);
  const sealedKey = await sealKey(opened!, input.newPin);
  await ctx.transaction(async (tx, ctx) => {
    const changed = await tx
      .updateTable('signingKey')
      .set({ sealedKey, version: key.version + 1 })
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .returning('id')
      .executeTakeFirst();
    refuseUnless(changed, 'signing-key-changed');
    await recordEvent(tx, ctx, pinChanged({ id: key.id, version: key.version + 1 }, {}));
  });
}
