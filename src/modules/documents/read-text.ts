import { buffer } from 'node:stream/consumers';
import { readFileText } from '#engines/file-text/index.ts';
import type { Context } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { indexDocuments } from './search-index.ts';

export const readTextName = 'read-document-text';

export const readTextJob = (ctx: Context, services: { readonly blobs: BlobStore }): Job => ({
  name: readTextName,
  run: ({ documentId }) => readDocumentText(ctx, services, String(documentId)),
});

/** Reads the files of a document that were not read before, then writes its words anew. */
export async function readDocumentText(
  ctx: Context,
  { blobs }: { readonly blobs: BlobStore },
  documentId: string,
): Promise<void> {
  const unread = await ctx.db
    .selectFrom('documentRevisionFile')
    .innerJoin('file', 'file.id', 'fileId')
    .leftJoin('documentText', 'documentText.fileId', 'documentRevisionFile.fileId')
    .select(['file.id', 'sha256', 'mediaType'])
    .where('documentId', '=', documentId)
    .where('documentText.fileId', 'is', null)
    .execute();
  for (const { id: fileId, sha256, mediaType } of unread) {
    const read = await readFileText({ bytes: await buffer(blobs.read(sha256)), mediaType });
    await ctx.db
      .insertInto('documentText')
      // PostgreSQL keeps no zero bytes in a text.
      .values({ fileId, ...read, text: read.text.replaceAll('\0', ''), readAt: ctx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await ctx.transaction((tx) => indexDocuments(tx, [documentId]));
}
