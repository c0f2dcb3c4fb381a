import { buffer } from 'node:stream/consumers';
import { readFileText } from '#engines/file-text/index.ts';
import type { Context, Tx } from '../context.ts';
import type { BlobStore } from './blob-store.ts';

/** Reads the words of those of these files that were not read before, into `file_text`. Takes time: work for a job. */
export async function readFileTexts(
  ctx: Context,
  { blobs }: { readonly blobs: BlobStore },
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  const unread = await ctx.db
    .selectFrom('file')
    .leftJoin('fileText', 'fileText.fileId', 'file.id')
    .select(['file.id', 'sha256', 'mediaType'])
    .where('file.id', 'in', [...new Set(fileIds)])
    .where('fileText.fileId', 'is', null)
    .execute();
  for (const { id: fileId, sha256, mediaType } of unread) {
    const read = await readFileText({ bytes: await buffer(blobs.read(sha256)), mediaType });
    await ctx.db
      .insertInto('fileText')
      // PostgreSQL keeps no zero bytes in a text.
      .values({ fileId, ...read, text: read.text.replaceAll('\0', ''), readAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Forgets what was read from files whose bytes are destroyed. */
export async function forgetFileTexts(tx: Tx, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await tx
    .deleteFrom('fileText')
    .where('fileId', 'in', [...fileIds])
    .execute();
}
