import type { Database, Tx } from '#platform/context.ts';

const columns = [
  'id',
  'form',
  'number',
  'fileId',
  'originalFileId',
  'corners',
  'madeAt',
  'agencyId',
] as const;

/** The copies made of the documents of a subject, the last first; who may see the subject may see them. */
export function listCopies(db: Database | Tx, subjectType: string, subjectId: string) {
  return db
    .selectFrom('signingCopy')
    .innerJoin('file', 'file.id', 'signingCopy.fileId')
    .select(columns.map((column) => `signingCopy.${column}` as const))
    .select(['file.name', 'file.sizeBytes'])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('madeAt', 'desc')
    .execute();
}

/** The copy that a file is; nothing of any other file. */
export const findCopyOfFile = (db: Database | Tx, fileId: string) =>
  db.selectFrom('signingCopy').select(columns).where('fileId', '=', fileId).executeTakeFirst();
