import type { MarkPlace } from '#engines/pdf-signature/index.ts';
import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getFile, type StoredFile, storeMade } from '#platform/files/index.ts';
import { fileSigned } from '../events.ts';
import { makeSignature, type SigningServices } from '../make-signature.ts';
import type { Purpose } from '../model.ts';
import type { OpenedKey } from '../unlock-key.ts';

export interface SignFile {
  readonly fileId: string;
  readonly key: OpenedKey;
  readonly subject: { readonly type: string; readonly id: string };
  readonly purpose: Purpose;
  readonly reason: string;
  /** The room the letter leaves; otherwise what is free under its text. */
  readonly place?: MarkPlace | undefined;
  readonly agencyId: string;
}

/**
 * Signs a PDF with an opened key, seen on its page, at the level that the authorities at hand allow (`makeSignature`).
 * The cryptography happens outside the transaction; the record says what came of it. Asked again for the same file and
 * key, it gives the same signed file.
 */
export async function signFile(
  ctx: Context,
  services: SigningServices,
  input: SignFile,
): Promise<StoredFile> {
  const { key } = input;
  const earlier = await findSigned(ctx, input.fileId, key.id);
  if (earlier) return earlier;

  const original = await getFile(ctx.db, input.fileId);
  const { pdf, level, room, raiseAt } = await makeSignature(ctx, services, { ...input, file: original });
  return ctx.transaction(async (tx, ctx) => {
    const file = await storeMade(ctx, services.blobs, {
      bytes: pdf,
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
        level,
        room: room ? jsonb(room) : null,
        raiseAt,
      })
      .onConflict((conflict) => conflict.columns(['originalFileId', 'signingKeyId']).doNothing())
      .returning('fileId')
      .executeTakeFirst();
    if (!recorded) return orNotFound(await findSigned(ctx, original.id, key.id));
    await recordEvent(
      tx,
      ctx,
      fileSigned(file, { keyId: key.id, purpose: input.purpose, level, agencyId: input.agencyId }),
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
