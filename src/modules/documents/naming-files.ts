import type { Tx } from '#platform/context.ts';
import { forgetFileTexts } from '#platform/files/index.ts';

/** Those of these files that documents other than these have in some revision. */
export async function listNamedByOthers(
  tx: Tx,
  fileIds: readonly string[],
  exceptIds: readonly string[],
): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  let query = tx
    .selectFrom('documentRevisionFile')
    .select('fileId')
    .distinct()
    .where('fileId', 'in', [...fileIds]);
  if (exceptIds.length > 0) query = query.where('documentId', 'not in', [...exceptIds]);
  return (await query.execute()).map(({ fileId }) => fileId);
}

/** Forgets the words read from the files of documents whose bytes are destroyed; the documents' own rows stay. */
export async function forgetText(tx: Tx, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const files = await tx
    .selectFrom('documentRevisionFile')
    .select('fileId')
    .where('documentId', 'in', [...documentIds])
    .execute();
  await forgetFileTexts(
    tx,
    files.map(({ fileId }) => fileId),
  );
  await tx
    .deleteFrom('documentSearch')
    .where('documentId', 'in', [...documentIds])
    .execute();
}
