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
  // What is cut off one walk may be later than what stands in another: only the latest of all together are complete.
  const latest = sql`select document_id, listed_at from (${sql.join(walksTo(window), sql` union `)}) as seen
    order by listed_at desc, document_id desc limit ${window}`;
  const near = await sql<{ documentId: string }>`
    select document_id from (${latest}) as latest join document_search using (document_id)
    where words @@ ${query} order by listed_at desc, document_id desc limit ${limit}`.execute(db);
  if (near.rows.length === limit || (await isAll(db, latest, window))) return idsOf(near.rows);
  const far = await sql<{ documentId: string }>`
    with found as materialized (
      select document_id from document_search
      where agency_id = any(${[...agenciesOf(actor)]}::uuid[]) and words @@ ${query})
    select distinct document_id, listed_at from found join document_reader using (document_id)
    where ${conditions} order by listed_at desc, document_id desc limit ${limit}`.execute(db);
  return idsOf(far.rows);
}

const idsOf = (rows: readonly { readonly documentId: string }[]) => rows.map(({ documentId }) => documentId);

/** Whether the walks came to their end within the window: then there is nothing further back. */
async function isAll(db: Database | Tx, latest: RawBuilder<unknown>, window: number): Promise<boolean> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from (${latest}) as latest`.execute(db);
  return rows[0]!.count < window;
}

/** All of the words; the last may be unfinished, but a number or a letter alone would begin half of all words. */
function queryOf(words: readonly string[]): RawBuilder<unknown> {
  const isUnfinished = (word: string, index: number) =>
    index === words.length - 1 && word.length > 1 && !/^\d+$/.test(word);
  const terms = words.map((word, index) => (isUnfinished(word, index) ? `${word}:*` : word));
  return sql`to_tsquery('simple', ${terms.join(' & ')})`;
}
