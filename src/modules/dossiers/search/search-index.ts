import { sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import { forgetFileTexts } from '#platform/files/index.ts';

/** A word index holds a megabyte; the beginning of a long paper says what it is about. */
const mostText = 300_000;

/**
 * Writes anew the words by which these dossiers are found: code, procedure, applicant, what the application says with the
 * names of its places, and the text of all its papers, without accents and signs.
 *
 * Numbers of nine digits and more (identity, telephone, account) are left out: a search is no way round the masks.
 * Positions are left out too: they would be most of the index.
 */
export async function indexDossiers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into dossier_search (dossier_id, seen_by, words)
    select dossier.id, array[competent_agency_id, receiving_unit_id, return_unit_id],
      strip(to_tsvector('simple', regexp_replace(regexp_replace(
        public.vn_fold(concat_ws(' ', code, procedure_name, applicant_name, document_number, said.words, said.places, papers.words)),
        '[^[:alnum:]]+', ' ', 'g'), '[0-9]{9,}', ' ', 'g')))
    from dossier
    cross join lateral (
      select string_agg(value, ' ') as words,
        (select string_agg(distinct name, ' ') from place where code = any(array_agg(value))) as places
      from (select found #>> '{}' as value from jsonb_path_query(answers, 'strict $.** ? (@.type() == "string")') as found) as answered
      where value !~ '^[0-9a-f]{8}-[0-9a-f]{4}-'
    ) as said
    cross join lateral (
      select left(string_agg(text, ' ' order by added_at), ${mostText}) as words
      from dossier_file join file_text using (file_id) where dossier_id = dossier.id
    ) as papers
    where dossier.id = any(${[...new Set(ids)]}::uuid[])
    on conflict (dossier_id) do update set seen_by = excluded.seen_by, words = excluded.words`.execute(tx);
}

/** Those of these dossiers that have files whose words were not read yet. */
export async function listUnread(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const unread = await tx
    .selectFrom('dossierFile')
    .leftJoin('fileText', 'fileText.fileId', 'dossierFile.fileId')
    .select('dossierId')
    .distinct()
    .where('dossierId', 'in', [...ids])
    .where('fileText.fileId', 'is', null)
    .execute();
  return unread.map(({ dossierId }) => dossierId);
}

/** Forgets the words of dossiers whose papers are destroyed; the dossiers' own rows stay. */
export async function forgetWords(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const files = await tx
    .selectFrom('dossierFile')
    .select('fileId')
    .where('dossierId', 'in', [...ids])
    .execute();
  await forgetFileTexts(
    tx,
    files.map(({ fileId }) => fileId),
  );
  await tx
    .deleteFrom('dossierSearch')
    .where('dossierId', 'in', [...ids])
    .execute();
}
