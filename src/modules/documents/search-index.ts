import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';

/** A word index holds a megabyte; the beginning of a long document says what it is about. */
const mostText = 300_000;

/**
 * Writes anew the words by which these documents are found: number, summary, sender, and the text of the files of their
 * present revision, all without accents and signs. Positions are left out: they would be most of the index.
 */
export async function indexDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into document_search (document_id, agency_id, words)
    select document.id, document.agency_id, strip(to_tsvector('simple',
      regexp_replace(public.vn_fold(concat_ws(' ', code, number, type_name, subject, sender_name,
        left((select string_agg(text, ' ' order by ordinal) from document_revision_file
          join file_text using (file_id)
          where document_id = document.id and document_revision_file.revision = document.revision), ${mostText}))),
      '[^[:alnum:]]+', ' ', 'g')))
    from document where id = any(${[...new Set(ids)]}::uuid[])
    on conflict (document_id) do update set words = excluded.words`.execute(tx);
}
