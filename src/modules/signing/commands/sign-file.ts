import { buffer } from 'node:stream/consumers';
import { signPdf } from '#engines/pdf-signature/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, getFile, type StoredFile, storeMade } from '#platform/files/index.ts';
import { fileSigned } from '../events.ts';
import { type Holder, mostWrongPins } from '../model.ts';
import { findSigningKey, type SigningKey } from '../queries.ts';
import { openKey } from '../sealed-key.ts';
import { signerOf } from '../signer-of.ts';

export interface SignFile {
  readonly fileId: string;
  readonly holder: Holder;
  readonly pin: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly purpose: 'signature' | 'seal';
  readonly reason: string;
  readonly agencyId: string;
}

/**
 * Signs a PDF with the holder's key: PAdES B-B (ETSI EN 319 142-1). The cryptography happens outside the
 * transaction; the record says what came of it. Asked again for the same file and key, it gives the same signed file.
 *
 * @throws InvalidInput `pin-wrong` at `/pin`
 * @throws Refusal `signing-key-missing`, `signing-key-locked`
 */
export async function signFile(ctx: Context, blobs: BlobStore, input: SignFile): Promise<StoredFile> {
  const key = await findSigningKey(ctx.db, input.holder, ctx.now());
  if (!key) throw new Refusal('signing-key-missing');
  const earlier = await findSigned(ctx, input.fileId, key.id);
  if (earlier) return earlier;

  const original = await getFile(ctx.db, input.fileId);
  const signer = signerOf(key.certificatePem, await unlock(ctx, key, input.pin));
  const signed = await signPdf(await buffer(blobs.read(original.sha256)), {
    signer,
    signedAt: ctx.now().toZonedDateTimeISO(zone),
    signerName: key.label,
    reason: input.reason,
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

/** Opens the key with the PIN. Wrong PINs are counted, and a key is locked after some, until its holder's is renewed. */
async function unlock(ctx: Context, key: SigningKey, pin: string) {
  refuseUnless(key.failedPins < mostWrongPins, 'signing-key-locked');
  const opened = await openKey(key.sealedKey, pin);
  if (opened && key.failedPins === 0) return opened;
  await ctx.db
    .updateTable('signingKey')
    .set((column) => ({ failedPins: opened ? 0 : column('failedPins', '+', 1) }) as never)
    .where('id', '=', key.id)
    .execute();
  if (!opened)
    throw new InvalidInput([
      { field: '/pin', code: 'pin-wrong', params: { left: mostWrongPins - key.failedPins - 1 } },
    ]);
  return opened;
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
