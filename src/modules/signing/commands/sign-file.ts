import { buffer } from 'node:stream/consumers';
import { type SignPdfOptions, signPdf, type TimestampSource } from '#engines/pdf-signature/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, getFile, type StoredFile, storeMade } from '#platform/files/index.ts';
import { fileSigned } from '../events.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Purpose } from '../model.ts';
import type { OpenedKey } from '../unlock-key.ts';

/** What signing needs beside a context: where files and keys lie, and who vouches for the time. */
export interface SigningServices {
  readonly blobs: BlobStore;
  /** Without it, keys kept here under a PIN. */
  readonly keyRing?: KeyRing | undefined;
  readonly timestamp?: TimestampSource | undefined;
}

export interface SignFile {
  readonly fileId: string;
  readonly key: OpenedKey;
  readonly subject: { readonly type: string; readonly id: string };
  readonly purpose: Purpose;
  readonly reason: string;
  /** Where on the page a reader may click to see the signature. */
  readonly place?: SignPdfOptions['place'];
  readonly agencyId: string;
}

/**
 * Signs a PDF with an opened key: PAdES B-B, or B-T where an authority vouches for the time (ETSI EN 319 142-1). The
 * cryptography happens outside the transaction; the record says what came of it. Asked again for the same file and
 * key, it gives the same signed file.
 */
export async function signFile(
  ctx: Context,
  services: SigningServices,
  input: SignFile,
): Promise<StoredFile> {
  const { blobs, timestamp } = services;
  const { key } = input;
  const earlier = await findSigned(ctx, input.fileId, key.id);
  if (earlier) return earlier;

  const original = await getFile(ctx.db, input.fileId);
  const signed = await signPdf(await buffer(blobs.read(original.sha256)), {
    signer: key.signer,
    signedAt: ctx.now().toZonedDateTimeISO(zone),
    signerName: key.label,
    reason: input.reason,
    place: input.place,
    timestamp,
  });
  return ctx.transaction(async (tx, ctx) => {
    const file = await storeMade(ctx, blobs, {
      bytes: signed,
      name: original.name,
      mediaType: 'application/pdf',
    });
    const recorded = await tx
      .insertInto('signingRecord')
      .values({
        fileId: file.id,
        originalFileId: original.id,
        signingKeyId: key.id,
        subjectType: input.subject.type,
        subjectId: input.subject.id,
        purpose: input.purpose,
        signedAt: ctx.now(),
        signedBy: ctx.actor.id!,
      })
      .onConflict((conflict) => conflict.columns(['originalFileId', 'signingKeyId']).doNothing())
      .returning('fileId')
      .executeTakeFirst();
    if (!recorded) return orNotFound(await findSigned(ctx, original.id, key.id));
    await recordEvent(
      tx,
      ctx,
      fileSigned(file, { keyId: key.id, purpose: input.purpose, agencyId: input.agencyId }),
    );
    return file;
  });
}

async function findSigned(
  ctx: Context,
  originalFileId: string,
  keyId: string,
): Promise<StoredFile | undefined> {
  const record = await ctx.db
    .selectFrom('signingRecord')
    .select('fileId')
    .where('originalFileId', '=', originalFileId)
    .where('signingKeyId', '=', keyId)
    .executeTakeFirst();
  return record && getFile(ctx.db, record.fileId);
}
