import { createHash } from 'node:crypto';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, type StoredFile, storeUpload } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { scanBatchUploaded } from '../events.ts';
import type { ScanBatch } from '../model.ts';
import { findBatchByContent, getBatch } from '../queries.ts';
import { addSplitJob } from '../split-job.ts';

/** What a scanner makes. */
const taken: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * Takes what was scanned at once, in the order of the files, to be cut by a job. `about` is the code that sheets
 * without one stand for. The same files again are the batch that there is.
 *
 * @throws InvalidInput at `/files`: `file-required`, `scan-type-not-accepted`, and what `storeUpload` refuses
 */
export async function uploadBatch(
  ctx: Context,
  blobs: BlobStore,
  input: { readonly uploads: readonly Pick<Upload, 'filename' | 'stream'>[]; readonly about: string | null },
): Promise<ScanBatch> {
  ctx.authorize('scanning.upload');
  if (input.uploads.length === 0) throw new InvalidInput([{ field: '/files', code: 'file-required' }]);
  const files: StoredFile[] = [];
  for (const upload of input.uploads) {
    const file = await storeUpload(ctx, blobs, {
      stream: upload.stream(),
      name: upload.filename,
      field: '/files',
    });
    if (!taken.has(file.mediaType)) {
      throw new InvalidInput([
        { field: '/files', code: 'scan-type-not-accepted', params: { name: file.name } },
      ]);
    }
    files.push(file);
  }
  const seat = seatOf(ctx);
  const contentSha256 = createHash('sha256')
    .update([input.about ?? '', ...files.map(({ sha256 }) => sha256)].join('\n'))
    .digest('hex');
  return ctx.transaction(async (tx, ctx) => {
    const added = await addBatch(tx, ctx, { ...seat, contentSha256, about: input.about, files });
    if (!added) return (await findBatchByContent(tx, seat.unitId, contentSha256))!;
    await addSplitJob(tx, ctx.tenant, added.id);
    await recordEvent(
      tx,
      ctx,
      scanBatchUploaded(added, { fileIds: files.map(({ id }) => id), about: input.about }),
    );
    return added;
  });
}

/** Where the officer scans, and as what: at the counter first, if they sit at one. */
function seatOf({ actor }: Context): { readonly unitId: string; readonly role: string } {
  for (const role of ['receptionist', 'handler']) {
    const held = actor.positions.find(({ roles }) => roles.includes(role));
    if (held) return { unitId: held.unitId, role };
  }
  throw new Refusal('not-allowed');
}

async function addBatch(
  tx: Tx,
  ctx: Context,
  batch: {
    readonly unitId: string;
    readonly role: string;
    readonly contentSha256: string;
    readonly about: string | null;
    readonly files: readonly StoredFile[];
  },
): Promise<ScanBatch | undefined> {
  const id = newId();
  const added = await tx
    .insertInto('scanBatch')
    .values({
      id,
      version: 1,
      unitId: batch.unitId,
      role: batch.role,
      aboutCode: batch.about,
      contentSha256: batch.contentSha256,
      uploadedById: ctx.actor.id!,
      uploadedByName: ctx.actor.name,
      uploadedAt: ctx.now(),
      state: 'waiting',
    })
    .onConflict((conflict) => conflict.columns(['unitId', 'contentSha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return undefined;
  await tx
    .insertInto('scanFile')
    .values(batch.files.map((file, number) => ({ batchId: id, number, fileId: file.id })))
    .execute();
  return getBatch(tx, id);
}
