import type { Context } from '#platform/context.ts';
import { type BlobStore, readFileTexts } from '#platform/files/index.ts';
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
  services: { readonly blobs: BlobStore },
  documentId: string,
): Promise<void> {
  const files = await ctx.db
    .selectFrom('documentRevisionFile')
    .select('fileId')
    .where('documentId', '=', documentId)
    .execute();
  await readFileTexts(
    ctx,
    services,
    files.map(({ fileId }) => fileId),
  );
  await ctx.transaction((tx) => indexDocuments(tx, [documentId]));
}
