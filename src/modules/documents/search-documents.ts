import { type RawBuilder, sql } from 'kysely';
import { type Actor, agenciesOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';

/** How far back the latest documents are looked through one by one before the index of words is asked. */
const usualWindow = 1_000;

/**
 * The ids of the documents that bear all these words, the latest first.
 *
 * A common word is among the latest documents: each way of seeing some is walked a little way along its index. A rare word
 * is looked up in the index of the agency's words, which then names few. Either way the archive costs nothing.
 *
 * @param walks the actor's ways of seeing documents, each in order and cut at the window
 */
export async function findByWords(
  db: Database | Tx,
  actor: Actor,
  words: readonly string[],
  {
    walksTo,
    conditions,
    limit,
    window = usualWindow,
  }: {
    readonly walksTo: (length: number) => readonly RawBuilder<unknown>[];
    readonly conditions: RawBuilder<unknown>;
    readonly limit: number;
    readonly window?: number | undefined;
  },
): Promise<readonly string[]> {
  const query = queryOf(words);
  const near = await findNear(db, query, { walks: walksTo(window), limit, window });
  if (near.ids.length === limit || near.isAll) return near.ids;
  const far = await sql<{ documentId: string }>`
    with found as materialized (
      select document_id from document_search
      where agency_id = any(${[...agenciesOf(actor)]}::uuid[]) and words @@ ${query})
    select distinct document_id, listed_at from found join document_reader using (document_id)
    where ${conditions} order by listed_at desc, document_id desc limit ${limit}`.execute(db);
  return far.rows.map(({ documentId }) => documentId);
}

/** Those among the latest, and whether the walks came to their end within the window: then nothing is further back. */
async function findNear(
  db: Database | Tx,
  query: RawBuilder<unknown>,
  {
    walks,
    limit,
    window,
  }: { readonly walks: readonly RawBuilder<unknown>[]; readonly limit: number; readonly window: number },
): Promise<{ readonly ids: readonly string[]; readonly isAll: boolean }> {
  // What is cut off one walk may be later than what stands in another: only the latest of all together are complete.
  const { rows } = await sql<{ ids: readonly string[]; isAll: boolean }>`
    with latest as materialized (
      select document_id, listed_at from (${sql.join(walks, sql` union `)}) as seen
      order by listed_at desc, document_id desc limit ${window})
    select (select count(*) from latest) < ${window} as is_all, array(
      select document_id from latest join document_search using (document_id)
      where words @@ ${query} order by listed_at desc, document_id desc limit ${limit}) as ids`.execute(db);
  return rows[0]!;
}

/** All of the words; the last may be unfinished, but a number or a letter alone would begin half of all words. */
function queryOf(words: readonly string[]): RawBuilder<unknown> {
  const isUnfinished = (word: string, index: number) =>
    index === words.length - 1 && word.length > 1 && !/^\d+$/.test(word);
  const terms = words.map((word, index) => (isUnfinished(word, index) ? `${word}:*` : word));
  return sql`to_tsquery('simple', ${terms.join(' & ')})`;
}
