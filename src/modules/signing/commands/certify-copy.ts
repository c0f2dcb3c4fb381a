import { buffer } from 'node:stream/consumers';
import {
  type CopyForm,
  firstPageCorner,
  isFreePlace,
  type MarkPlace,
  markLetter,
  type PdfSignatureReport,
  timeOfMark,
} from '#engines/pdf-signature/index.ts';
import { getUnit, zone } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type StoredFile, storeMade } from '#platform/files/index.ts';
import { findCopyOfFile } from '../copies/certified-copies.ts';
import { copyTitles } from '../copies/copy-words.ts';
import { drawExtract } from '../copies/draw-extract.ts';
import { copyCertified } from '../events.ts';
import { type SigningServices, signAtBest } from '../make-signature.ts';
import type { PaperCode } from '../originals/original-register.ts';
import { getKeptForm, noteForm } from '../preservation/kept-forms.ts';
import { watch } from '../preservation/preserve-signed.ts';
import type { OpenedKey } from '../unlock-key.ts';
import { verifyFile } from '../verify-file.ts';

export interface CertifyCopy {
  /** The signed document, or for a copy of a copy the copy. */
  readonly fileId: string;
  readonly form: CopyForm;
  /** The seal of the copying agency. */
  readonly key: OpenedKey;
  readonly agencyId: string;
  /** Of an extract: what is taken, word for word. */
  readonly passages?: readonly string[] | undefined;
  /** What leads to the original, where that carries it: an extract carries it too. */
  readonly code?: PaperCode | undefined;
  readonly subject: { readonly type: string; readonly id: string };
  /** Takes the copy's number in the agency's register of copies, in the transaction that keeps the copy: without gaps. */
  readonly takeNumber: (tx: Tx) => Promise<string>;
}

export interface CertifiedCopy {
  readonly id: string;
  readonly file: StoredFile;
}

/** The words of the copying agency: form, name and time, in the margin above the text. */
const corner = { width: 180, height: 34, textSize: 10 };
/** So many stand side by side. */
const mostCorners = 2;

/**
 * Certifies a copy of an electronic document in electronic form. A full copy is the original itself, byte for byte with
 * its signatures, signed once more by the copying agency in the corner of its first page: so it proves itself as the
 * original does. An extract carries the digest of the original under the agency's signature. Its number stands in the
 * register alone: the Decree asks for none on a copy in electronic form (Annex I, copies, I).
 *
 * @throws Refusal `original-unsigned`, `original-not-valid`, `copy-of-copy-expected`, `not-a-copy`; what the key throws
 * @throws InvalidInput what `drawExtract` says
 */
export async function certifyCopy(
  ctx: Context,
  services: SigningServices & Required<Pick<SigningServices, 'letters'>>,
  input: CertifyCopy,
): Promise<CertifiedCopy> {
  const { fileId, form, key, agencyId, passages = [], code, subject } = input;
  const { blobs, letters } = services;
  ctx.authorize('signing.keepKey', { unitId: agencyId });
  const { newest } = await getKeptForm(ctx.db, fileId);
  const original = {
    bytes: await buffer(blobs.read(newest.sha256)),
    sha256: newest.sha256,
    name: newest.name,
  };
  const signatures = await signaturesOf(ctx, original.bytes, form);
  const content =
    form === 'extract'
      ? await drawExtract(ctx, letters!, { original, signatures, passages, code })
      : original.bytes;
  const corners = form === 'extract' ? 1 : ((await findCopyOfFile(ctx.db, fileId))?.corners ?? 0) + 1;
  const at = ctx.now().toZonedDateTimeISO(zone);
  const place = corners <= mostCorners ? cornerOf(content, corners) : undefined;
  const lines = [copyTitles[form], (await getUnit(ctx.db, agencyId)).name, timeOfMark(at)];
  const letter = place && markLetter(place, { lines, textSize: corner.textSize, color: 'black' });
  const mark =
    letter && (await letters!.render({ source: letter.source }, letter.data, { createdAt: ctx.now() }));
  const { pdf } = await signAtBest(ctx, services, content, {
    signer: key.signer,
    signerName: key.label,
    reason: copyTitles[form],
    copyOf: { form, sha256: original.sha256 },
    place,
    mark,
  });

  const made = await ctx.transaction(async (tx, ctx) => {
    const name = `${copyTitles[form]} ${newest.name}`;
    const file = await storeMade(ctx, blobs, { bytes: pdf, name, mediaType: 'application/pdf' });
    await noteForm(tx, fileId, original.sha256);
    const number = await input.takeNumber(tx);
    const copy = { id: newId(), form, agencyId, number, originalSha256: original.sha256 };
    await tx
      .insertInto('signingCopy')
      .values({
        ...copy,
        originalFileId: newest.id,
        fileId: file.id,
        subjectType: subject.type,
        subjectId: subject.id,
        corners,
        madeAt: ctx.now(),
        madeBy: ctx.actor.id!,
      })
      .execute();
    await recordEvent(tx, ctx, copyCertified(copy, { sha256: file.sha256, keyId: key.id }));
    return { id: copy.id, file };
  });
  await watch(ctx, services, made.file.id);
  return made;
}

/** Only what proves itself may be copied. */
async function signaturesOf(
  ctx: Context,
  original: Uint8Array,
  form: CopyForm,
): Promise<readonly PdfSignatureReport[]> {
  const verdict = await verifyFile(ctx.db, original, ctx.now());
  if (verdict.kind !== 'signed') throw new Refusal('original-unsigned');
  refuseUnless(verdict.isValid, 'original-not-valid');
  const isCopy = verdict.signatures.some(({ copyOf }) => copyOf !== undefined);
  refuseUnless(isCopy || form !== 'copyOfCopy', 'not-a-copy');
  refuseUnless(!isCopy || form === 'copyOfCopy', 'copy-of-copy-expected');
  return verdict.signatures.filter(({ kind }) => kind === 'signature');
}

/** The corner where this copying agency signs, right to left; nothing where that would cover what is written. */
function cornerOf(pdf: Uint8Array, corners: number): MarkPlace | undefined {
  const { page, rectangle } = firstPageCorner(pdf, corner);
  const [left, bottom, right, top] = rectangle;
  const shift = (corners - 1) * (corner.width + 8);
  const place: MarkPlace = { page, rectangle: [left - shift, bottom, right - shift, top] };
  return isFreePlace(pdf, place) ? place : undefined;
}
