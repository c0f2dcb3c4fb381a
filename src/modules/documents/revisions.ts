import type { Context, Database, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import type { Document } from './model.ts';

/** A file of a document, the document itself first. */
export interface DocumentFile {
  readonly fileId: string;
  readonly name: string;
}

/** The words and files of a document as somebody left them. */
export interface Revision {
  readonly number: number;
  readonly edition: number;
  readonly typeName: string | null;
  readonly subject: string | null;
  readonly body: unknown;
  readonly note: string | null;
  readonly madeBy: string | null;
  readonly madeFor: string | null;
  readonly madeAt: Temporal.Instant;
}

export interface NewRevision {
  readonly body?: unknown;
  readonly note?: string | null;
  readonly madeFor?: string | null;
  readonly files: readonly DocumentFile[];
}

/** Keeps the document's present words, its files and structured content as the revision it names. */
export async function keepRevision(
  tx: Tx,
  ctx: Context,
  document: Document,
  { body = null, note = null, madeFor = null, files }: NewRevision,
): Promise<void> {
  const { id: documentId, revision, edition, typeName, subject } = document;
  const words = { documentId, number: revision, edition, typeName, subject, note, madeFor };
  await tx
    .insertInto('documentRevision')
    .values({ ...words, body: body === null ? null : jsonb(body), madeBy: ctx.actor.id, madeAt: ctx.now() })
    .execute();
  if (files.length === 0) return;
  await tx
    .insertInto('documentRevisionFile')
    .values(files.map(({ fileId, name }, ordinal) => ({ documentId, revision, ordinal, fileId, name })))
    .execute();
}

/** All revisions of a document, the newest first. */
export const listRevisions = (db: Database | Tx, documentId: string): Promise<readonly Revision[]> =>
  db
    .selectFrom('documentRevision')
    .select(['number', 'edition', 'typeName', 'subject', 'body', 'note', 'madeBy', 'madeFor', 'madeAt'])
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .execute();

/** The files of a revision; of the present one without a number. */
export function listFiles(
  db: Database | Tx,
  { id, revision }: Pick<Document, 'id' | 'revision'>,
): Promise<readonly (DocumentFile & StoredFacts)[]> {
  return db
    .selectFrom('documentRevisionFile')
    .innerJoin('file', 'file.id', 'documentRevisionFile.fileId')
    .select(['fileId', 'documentRevisionFile.name', 'sha256', 'sizeBytes', 'mediaType'])
    .where('documentId', '=', id)
    .where('revision', '=', revision)
    .orderBy('ordinal')
    .execute();
}

export interface StoredFacts {
  readonly sha256: string;
  readonly sizeBytes: string;
  readonly mediaType: string;
}
