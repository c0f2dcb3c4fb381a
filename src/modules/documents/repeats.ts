import { sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { codeKeyOf, type Document } from './model.ts';
import { isVisibleTo } from './scope.ts';

/** By what a document may be found to have come before. */
export interface Likeness {
  readonly agencyId: string;
  readonly code: string | null;
  readonly senderName: string | null;
  readonly promulgatedOn: Temporal.PlainDate | null;
  /** Of its files. */
  readonly hashes: readonly string[];
  readonly exceptId?: string | undefined;
}

/**
 * Documents that may be the same: one number and date of one sender, or a file with the same bytes. Told, never decided.
 * Only those that the actor sees.
 */
export async function listRepeats(
  db: Database | Tx,
  actor: Actor,
  { agencyId, code, senderName, promulgatedOn, hashes, exceptId }: Likeness,
): Promise<readonly Document[]> {
  const bySender = code
    ? sql<string>`select id from document where agency_id = ${agencyId} and code_key = ${codeKeyOf(code)}
        and promulgated_on is not distinct from ${promulgatedOn}::date
        and public.vn_fold(coalesce(sender_name, '')) = public.vn_fold(${senderName ?? ''})`
    : sql<string>`select null::uuid where false`;
  const byFile = sql<string>`select document_id from document_revision_file
    join file on file.id = file_id where sha256 = any(${[...hashes]}::text[])`;
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('direction', '=', 'incoming')
    .where('id', 'in', sql<string>`(${bySender} union ${byFile})`)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .where(isVisibleTo(actor, sql.ref('document.id')))
    .orderBy('listedAt', 'desc')
    .limit(10)
    .execute();
  return rows as readonly Document[];
}
