import { buffer } from 'node:stream/consumers';
import type { LetterPress } from '#engines/letters/index.ts';
import {
  type HopefulTimestampSource,
  LongTermError,
  type MarkPlace,
  type SignPdfOptions,
  signPdf,
  TimestampError,
} from '#engines/pdf-signature/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Authorities } from './authorities/authorities.ts';
import { OutOfPatience, patienceMs, within } from './authorities/patience.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { drawMark } from './marks/draw-mark.ts';
import { findMark } from './marks/holders-mark.ts';
import { findRoom, placeIn, type SigningRoom } from './marks/signing-room.ts';
import type { Holder, Purpose } from './model.ts';
import { type OpenedKey, Unconfirmed } from './unlock-key.ts';

/** What signing needs beside a context: where files and keys lie, who draws the marks, and who vouches for what. */
export interface SigningServices {
  readonly blobs: BlobStore;
  /** Without it, keys kept here under a PIN. */
  readonly keyRing?: KeyRing | undefined;
  /** Without it, nothing is seen on the page. */
  readonly letters?: LetterPress | undefined;
  /** Without them, signatures are B-B. */
  readonly authorities?: Pick<Authorities, 'timestamp' | 'enclose'> | undefined;
  /** How long authorities may keep who signs waiting; some seconds unless said. */
  readonly patienceMs?: number | undefined;
}

export interface WantedSignature {
  readonly file: { readonly id: string; readonly sha256: string };
  readonly key: OpenedKey;
  readonly purpose: Purpose;
  readonly reason: string;
  /** The agency in whose name, and whose seal follows. */
  readonly agencyId: string;
  /** The room a letter leaves for signature and seal. */
  readonly place?: MarkPlace | undefined;
}

/** PAdES baseline levels a fresh signature may have (ETSI EN 319 142-1, 6.1). */
export type FreshLevel = 'B-B' | 'B-T' | 'B-LT';

export interface MadeSignature {
  readonly pdf: Uint8Array;
  readonly level: FreshLevel;
  readonly room: SigningRoom | undefined;
  /** When to ask the authorities again that were away; null when nothing is missing or nobody can tell. */
  readonly raiseAt: Temporal.Instant | null;
}

/** So long after, authorities that were away are asked again. */
export const raiseAfter = { minutes: 10 };

/**
 * Makes a signature with all that belongs to it: its mark on the page, a proof of its time and what is known of
 * revocations (B-LT). An authority that is away lowers the level, and never holds up who signs.
 */
export async function makeSignature(
  ctx: Context,
  services: SigningServices,
  wanted: WantedSignature,
): Promise<MadeSignature> {
  const bytes = await buffer(services.blobs.read(wanted.file.sha256));
  const { key, reason } = wanted;
  const signedAt = (key.statedAt ?? ctx.now()).toZonedDateTimeISO(zone);
  const { room, ...seen } = await seenAs(ctx, services, wanted, bytes, signedAt);
  const options = { signer: key.signer, signerName: key.label, reason, signedAt, ...seen };
  const signed = await signAtBest(ctx, services, bytes, options);
  return { ...signed, room };
}

/** Signs a PDF at the level that the authorities at hand allow. */
export async function signAtBest(
  ctx: Context,
  services: Pick<SigningServices, 'authorities' | 'patienceMs'>,
  bytes: Uint8Array,
  {
    signedAt = ctx.now().toZonedDateTimeISO(zone),
    ...options
  }: Omit<SignPdfOptions, 'signedAt' | 'timestamp'> & Partial<Pick<SignPdfOptions, 'signedAt'>>,
): Promise<Omit<MadeSignature, 'room'>> {
  const { signed, ...reached } = await atBest(ctx, services, (timestamp) =>
    signPdf(bytes, { ...options, signedAt, timestamp }),
  );
  return { pdf: signed, ...reached };
}

/** Signs a file of any kind with a timestamp where an authority answers in time, and encloses what proves it. */
export async function atBest(
  ctx: Context,
  { authorities, patienceMs: patience = patienceMs }: Pick<SigningServices, 'authorities' | 'patienceMs'>,
  sign: (timestamp: HopefulTimestampSource | undefined) => Promise<Uint8Array>,
): Promise<{ readonly signed: Uint8Array } & Pick<MadeSignature, 'level' | 'raiseAt'>> {
  const time = { isProven: false, isAway: false };
  const timestamp: HopefulTimestampSource | undefined =
    authorities?.timestamp &&
    (async (digest) => {
      const token = await heard(within(patience, authorities.timestamp!(digest)));
      Object.assign(time, { isProven: token.answer !== undefined, isAway: token.isAway });
      return token.answer;
    });
  const signed = await sign(timestamp).catch((error) => {
    // A token larger than its room means signing anew, which a key that has answered cannot: raised later instead.
    if (!(error instanceof Unconfirmed && time.isProven)) throw error;
    Object.assign(time, { isProven: false, isAway: true });
    return sign(async () => undefined);
  });
  const evidence = authorities?.enclose
    ? await heard(within(patience, authorities.enclose(signed, ctx.now())))
    : { isAway: false };
  return {
    signed: evidence.answer ?? signed,
    level: !time.isProven ? 'B-B' : evidence.answer ? 'B-LT' : 'B-T',
    raiseAt: time.isAway || evidence.isAway ? ctx.now().add(raiseAfter) : null,
  };
}

interface Heard<Answer> {
  readonly answer?: Answer;
  /** Asked once more later, it may be there. */
  readonly isAway: boolean;
}

/** What authorities answer, or that they are away. A certificate that names nobody to ask is no reason to ask again. */
async function heard<Answer>(asked: Promise<Answer>): Promise<Heard<Answer>> {
  try {
    return { answer: await asked, isAway: false };
  } catch (error) {
    if (error instanceof TimestampError || error instanceof OutOfPatience) return { isAway: true };
    if (!(error instanceof LongTermError)) throw error;
    const couldAnswer = error.missing.some(({ attempts }) => attempts.length > 0);
    return { isAway: error.code === 'revocation-unavailable' && couldAnswer };
  }
}

/** The mark and where it stands. */
async function seenAs(
  ctx: Context,
  { letters }: SigningServices,
  { file, key, purpose, reason, agencyId, place }: WantedSignature,
  bytes: Uint8Array,
  at: Temporal.ZonedDateTime,
) {
  const holder: Holder = purpose === 'seal' ? { unitId: agencyId } : { officerId: ctx.actor.id! };
  const mark = await findMark(ctx.db, holder);
  const room = await findRoom(ctx.db, { place, fileId: file.id, bytes, purpose, agencyId, mark });
  if (!room || purpose === 'initial') return { room: undefined };
  const stands = placeIn(room, purpose);
  const drawn = letters && (await drawMark(letters, stands, { purpose, label: key.label, reason, at, mark }));
  return { room, place: stands, mark: drawn };
}
