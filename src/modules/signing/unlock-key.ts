import { X509Certificate } from 'node:crypto';
import { type Signer, signatureAlgorithmOf } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { type HoldersSecret, KeyFault, type KeyRing, sealedKeyRing } from './keys/key-ring.ts';
import { AnswersLater, type LatePlace } from './keys/late-key.ts';
import { certificatesOf } from './keys/pem.ts';
import { type Holder, mostWrongPins } from './model.ts';
import { findSigningKey, type SigningKey } from './queries.ts';

/** A holder's key, ready to sign as often as it was asked for. */
export interface OpenedKey {
  readonly id: string;
  /** Whose it is, as the certificate has it. */
  readonly label: string;
  readonly signer: Signer;
  /** The time its signatures state, where it is not that of signing: what is confirmed later was made then. */
  readonly statedAt?: Temporal.Instant | undefined;
}

/**
 * What a key that answers later was to sign, thrown by its signer: whoever knows how to go on asks its holder
 * (`askConfirmation`); everyone else refuses.
 */
export class Unconfirmed extends Refusal {
  /** Whom to ask, and the time that is signed with it. */
  readonly question: {
    readonly key: SigningKey;
    readonly place: LatePlace;
    readonly statedAt: Temporal.Instant;
    /** Of a service that has been asked already, with the PIN that nobody keeps. */
    readonly transactionId?: string | undefined;
  };
  readonly toSign: Uint8Array;
  constructor(question: Unconfirmed['question'], toSign: Uint8Array) {
    super('key-confirms-elsewhere');
    this.name = 'Unconfirmed';
    this.question = question;
    this.toSign = toSign;
  }
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
 * @throws Unconfirmed by the signer, where the holder confirms elsewhere; no PIN is asked for here
 * @throws Refusal `signing-key-missing`, `signing-key-locked`, `key-unreachable`, `key-unusable`
 */
export async function openSigningKey(ctx: Context, opening: KeyOpening): Promise<OpenedKey> {
  const key = await findSigningKey(ctx.db, opening.holder, ctx.now());
  if (!key) throw new Refusal('signing-key-missing');
  // Its PIN is typed on the telephone alone.
  if (key.place.kind === 'mobile') return answeredKey(key, ctx.now(), []);
  const statedAt = opening.keyRing?.late(key.place) && ctx.now();
  const signer = await unlockKey(ctx, key, opening, statedAt);
  return { id: key.id, label: key.label, signer, statedAt };
}

/** A key that answers later: it signs what has been answered, and nothing else. */
export function answeredKey(
  key: SigningKey,
  statedAt: Temporal.Instant,
  answers: readonly { readonly toSign: Uint8Array; readonly signature: Uint8Array }[],
): OpenedKey {
  const certificateChain = certificatesOf(key.certificatePem);
  const { publicKey } = new X509Certificate(certificateChain[0]!);
  const sign = async (bytes: Uint8Array) => {
    const answer = answers.find(({ toSign }) => Buffer.from(toSign).equals(bytes));
    if (!answer) throw new Unconfirmed({ key, place: key.place as LatePlace, statedAt }, bytes);
    return answer.signature;
  };
  const signer = { certificateChain, algorithm: signatureAlgorithmOf(publicKey), sign };
  return { id: key.id, label: key.label, signer, statedAt };
}

/** As {@link openSigningKey}, of a key that is known. */
export async function unlockKey(
  ctx: Context,
  key: SigningKey,
  { secret, count = 1, keyRing = sealedKeyRing }: Omit<KeyOpening, 'holder'>,
  statedAt = ctx.now(),
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
          if (error instanceof AnswersLater) {
            // The PIN was right, or the holder would not have been asked.
            await forgetAttempts(ctx, key);
            const { transactionId } = error;
            throw new Unconfirmed({ key, place: key.place as LatePlace, statedAt, transactionId }, bytes);
          }
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
