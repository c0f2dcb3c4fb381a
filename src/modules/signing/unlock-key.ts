import type { Signer } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { type HoldersSecret, KeyFault, type KeyRing, sealedKeyRing } from './keys/key-ring.ts';
import { type Holder, mostWrongPins } from './model.ts';
import { findSigningKey, type SigningKey } from './queries.ts';

/** A holder's key, ready to sign as often as it was asked for. */
export interface OpenedKey {
  readonly id: string;
  /** Whose it is, as the certificate has it. */
  readonly label: string;
  readonly signer: Signer;
}

export interface KeyOpening {
  readonly holder: Holder;
  readonly secret: HoldersSecret;
  /** How many signatures are to be made with it; one unless said. */
  readonly count?: number;
  readonly keyRing?: KeyRing | undefined;
}

/**
 * Opens the holder's key, asked before anything is done that a wrong PIN would leave half done. The attempt is counted
 * before it is made, so that trying many at once gains nothing; after some wrong ones the key is locked.
 *
 * @throws InvalidInput `pin-required` at `/pin`, which is no attempt; `pin-wrong` with the attempts `left`; `otp-wrong` at
 *   `/otp`. The signer throws them too: a remote service tries the PIN only when it signs
 * @throws Refusal `signing-key-missing`, `signing-key-locked`, `key-unreachable`, `key-unusable`
 */
export async function openSigningKey(ctx: Context, opening: KeyOpening): Promise<OpenedKey> {
  const key = await findSigningKey(ctx.db, opening.holder, ctx.now());
  if (!key) throw new Refusal('signing-key-missing');
  return { id: key.id, label: key.label, signer: await unlockKey(ctx, key, opening) };
}

/** As {@link openSigningKey}, of a key that is known. */
export async function unlockKey(
  ctx: Context,
  key: SigningKey,
  { secret, count = 1, keyRing = sealedKeyRing }: Omit<KeyOpening, 'holder'>,
): Promise<Signer> {
  if (secret.pin === '') throw new InvalidInput([{ field: '/pin', code: 'pin-required' }]);
  const left = mostWrongPins - (await countAttempt(ctx, key));
  try {
    const { signer, isProven } = await keyRing.open(key, secret, count);
    if (isProven) await forgetAttempts(ctx, key);
    let isToProve = !isProven;
    return {
      ...signer,
      async sign(bytes) {
        try {
          const signature = await signer.sign(bytes);
          if (isToProve) await forgetAttempts(ctx, key);
          isToProve = false;
          return signature;
        } catch (error) {
          throw await explained(ctx, key, error, left);
        }
      },
    };
  } catch (error) {
    throw await explained(ctx, key, error, left);
  }
}

async function countAttempt(ctx: Context, key: SigningKey): Promise<number> {
  const attempt = await ctx.db
    .updateTable('signingKey')
    .set((column) => ({ failedPins: column('failedPins', '+', 1) }))
    .where('id', '=', key.id)
    .where('failedPins', '<', mostWrongPins)
    .returning('failedPins')
    .executeTakeFirst();
  if (!attempt) throw new Refusal('signing-key-locked');
  return attempt.failedPins;
}

const forgetAttempts = (ctx: Context, key: SigningKey) =>
  ctx.db.updateTable('signingKey').set({ failedPins: 0 }).where('id', '=', key.id).execute();

/** The fault in the words of this house. Where the PIN was not what failed, its attempt is given back. */
async function explained(ctx: Context, key: SigningKey, error: unknown, left: number): Promise<unknown> {
  if (!(error instanceof KeyFault)) return error;
  if (error.code === 'pin-wrong') {
    return new InvalidInput([{ field: '/pin', code: 'pin-wrong', params: { left } }]);
  }
  if (error.code === 'pin-locked') return new Refusal('signing-key-locked');
  await ctx.db
    .updateTable('signingKey')
    .set((column) => ({ failedPins: column('failedPins', '-', 1) }))
    .where('id', '=', key.id)
    .where('failedPins', '>', 0)
    .execute();
  return error.code === 'otp-wrong'
    ? new InvalidInput([{ field: '/otp', code: 'otp-wrong' }])
    : new Refusal(error.code);
}
