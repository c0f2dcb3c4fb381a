import type { KeyObject } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { type Holder, mostWrongPins } from './model.ts';
import { findSigningKey, type SigningKey } from './queries.ts';
import { openKey } from './sealed-key.ts';

/**
 * Opens the key with the PIN. The attempt is counted before it is made, so that trying many at once gains nothing;
 * after some wrong ones the key is locked until it is renewed.
 *
 * @throws InvalidInput at `/pin`: `pin-required`, which is no attempt, or `pin-wrong` with the attempts `left`
 * @throws Refusal `signing-key-locked`
 */
export async function unlockKey(ctx: Context, key: SigningKey, pin: string): Promise<KeyObject> {
  if (pin === '') throw new InvalidInput([{ field: '/pin', code: 'pin-required' }]);
  const attempt = await ctx.db
    .updateTable('signingKey')
    .set((column) => ({ failedPins: column('failedPins', '+', 1) }))
    .where('id', '=', key.id)
    .where('failedPins', '<', mostWrongPins)
    .returning('failedPins')
    .executeTakeFirst();
  if (!attempt) throw new Refusal('signing-key-locked');
  const opened = await openKey(key.sealedKey, pin);
  if (!opened) {
    const left = mostWrongPins - attempt.failedPins;
    throw new InvalidInput([{ field: '/pin', code: 'pin-wrong', params: { left } }]);
  }
  await ctx.db.updateTable('signingKey').set({ failedPins: 0 }).where('id', '=', key.id).execute();
  return opened;
}

/**
 * Whether the holder can sign with this PIN, asked before anything is done that a wrong PIN would leave half done.
 *
 * @throws Refusal `signing-key-missing`, and what `unlockKey` throws
 */
export async function checkPin(ctx: Context, holder: Holder, pin: string): Promise<void> {
  const key = await findSigningKey(ctx.db, holder, ctx.now());
  if (!key) throw new Refusal('signing-key-missing');
  await unlockKey(ctx, key, pin);
}
