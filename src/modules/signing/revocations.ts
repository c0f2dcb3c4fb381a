import type { Database, Tx } from '#platform/context.ts';

/** What a signed file says has been taken back: since when, by which document. */
export interface FileRevocation {
  readonly basis: string;
  readonly revokedAt: Temporal.Instant;
}

/** Whoever checks the file from now on reads that it was taken back; part of the act that does so. */
export const markRevoked = (tx: Tx, fileId: string, { basis, revokedAt }: FileRevocation) =>
  tx
    .insertInto('signingRevocation')
    .values({ fileId, basis, revokedAt })
    .onConflict((conflict) => conflict.column('fileId').doNothing())
    .execute();

export const findRevocation = (db: Database | Tx, fileId: string): Promise<FileRevocation | undefined> =>
  db
    .selectFrom('signingRevocation')
    .select(['basis', 'revokedAt'])
    .where('fileId', '=', fileId)
    .executeTakeFirst();
