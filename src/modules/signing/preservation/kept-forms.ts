import type { Database, Tx } from '#platform/context.ts';
import { getFile, type StoredFile } from '#platform/files/index.ts';
import { findKeptForm } from './preserved-files.ts';

/** A signed file as a reader gets it now, and as it was signed. */
export interface KeptForm {
  readonly newest: StoredFile;
  readonly signed: StoredFile;
}

/** The newest form of a file: with the stamps it was given since, or itself when it is no signed file. */
export async function getKeptForm(db: Database, fileId: string): Promise<KeptForm> {
  const signed = await getFile(db, fileId);
  const keptId = await findKeptForm(db, fileId);
  return { signed, newest: keptId === fileId ? signed : await getFile(db, keptId) };
}

/** The forms of the signed file of which these are the bytes of one; nothing of what is not kept here. */
export async function findKeptForms(db: Database, sha256: string): Promise<KeptForm | undefined> {
  const known = await db
    .selectFrom('signingKeptForm')
    .select('fileId')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return known && getKeptForm(db, known.fileId);
}

/** Remembers one more form of a signed file. */
export const noteForm = (db: Database | Tx, fileId: string, sha256: string) =>
  db
    .insertInto('signingKeptForm')
    .values({ fileId, sha256 })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
