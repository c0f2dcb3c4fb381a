import { type SqlBool, sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/** A signed file that is kept provable. */
export interface PreservedFile {
  readonly fileId: string;
  readonly keptFileId: string;
  readonly version: number;
  readonly name: string;
  readonly dueAt: Temporal.Instant | null;
  readonly reason: string | null;
  readonly what: string | null;
  readonly problem: string | null;
  readonly lookedAt: Temporal.Instant;
}

/** Signed files that no later signature has made another of, and that nobody looks after yet. */
export async function listUnwatched(
  db: Database,
  before: Temporal.Instant,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('signingRecord')
    .leftJoin('signingPreservation', 'signingPreservation.fileId', 'signingRecord.fileId')
    .select('signingRecord.fileId')
    .where('signingPreservation.fileId', 'is', null)
    .where('signedAt', '<', before)
    .where(isLastForm('signing_record.file_id'))
    .orderBy('signedAt')
    .limit(limit)
    .execute();
  return rows.map(({ fileId }) => fileId);
}

const preserved = (db: Database) =>
  db
    .selectFrom('signingPreservation')
    .innerJoin('file', 'file.id', 'signingPreservation.keptFileId')
    .select(['fileId', 'keptFileId', 'version', 'name', 'dueAt', 'reason', 'what', 'problem', 'lookedAt']);

export const findPreserved = (db: Database, fileId: string): Promise<PreservedFile | undefined> =>
  preserved(db).where('fileId', '=', fileId).executeTakeFirst();

/** A signature that an authority which was away has left below the level it could have. */
export interface ToRaise {
  readonly fileId: string;
  readonly level: string;
  readonly signedAt: Temporal.Instant;
}

/** What is to be tried again; a form that was signed further is not, since the later signature encloses all. */
export async function listToRaise(
  db: Database,
  until: Temporal.Instant,
  limit: number,
): Promise<readonly ToRaise[]> {
  const rows = await db
    .selectFrom('signingRecord')
    .select(['fileId', 'level', 'signedAt'])
    .where('raiseAt', '<=', until)
    .where(isLastForm('signing_record.file_id'))
    .orderBy('raiseAt')
    .limit(limit)
    .execute();
  return rows.map(({ level, ...row }) => ({ ...row, level: level ?? 'B-B' }));
}

/** What becomes unprovable before this day, the soonest first. */
export function listEnding(
  db: Database,
  before: Temporal.Instant,
  limit = 200,
): Promise<readonly PreservedFile[]> {
  return preserved(db)
    .where('dueAt', '<', before)
    .where(isLastForm('signing_preservation.file_id'))
    .orderBy('dueAt')
    .limit(limit)
    .execute();
}

/** A file that was signed further is kept in its later form. */
const isLastForm = (fileId: string) =>
  sql<SqlBool>`not exists (select from signing_record as later where later.original_file_id = ${sql.ref(fileId)})`;

/** The form in which a signed file is kept now: itself, until it has been stamped anew. */
export async function findKeptForm(db: Database, fileId: string): Promise<string> {
  const kept = await db
    .selectFrom('signingPreservation')
    .select('keptFileId')
    .where('fileId', '=', fileId)
    .executeTakeFirst();
  return kept?.keptFileId ?? fileId;
}
