import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { plannedAnew } from '#platform/database/index.ts';

/** How far back the latest dossiers are looked through one by one before the index of words is asked. */
export const usualWindow = 1_000;

export interface WordSearch {
  readonly query: RawBuilder<unknown>;
  /** The actor's ways of seeing dossiers, each in order and cut at so many. */
  readonly walksTo: (length: number) => RawBuilder<unknown>;
  /** What a dossier must fulfil to be on the page at all, the actor's right to see it included. */
  readonly conditions: RawBuilder<unknown>;
  /** The actor's agencies and units. */
  readonly seenBy: readonly string[];
  readonly limit: number;
  readonly window: number;
}

/**
 * The latest dossiers that bear the words, at most `limit`.
 *
 * A common word is among the latest dossiers, which are looked through one by one. A rare one is looked up in the index,
 * which knows who sees what and names few. Either way the archive costs nothing.
 */
export async function findByWords(
  db: Database | Tx,
  { query, walksTo, conditions, seenBy, limit, window }: WordSearch,
): Promise<readonly string[]> {
  const near = await sql<{ id: string | null; seen: number }>`
    ${plannedAnew} with latest as materialized (${walksTo(window)}),
    found as (
      select id from latest join dossier_search on dossier_id = id
      where words @@ ${query} order by submitted_at desc, id desc limit ${limit})
    select found.id, seen from (select count(*)::int as seen from latest) as counted left join found on true`.execute(
    db,
  );
  const ids = near.rows.flatMap(({ id }) => id ?? []);
  if (ids.length === limit || near.rows[0]!.seen < window) return ids;
  const far = await sql<{ id: string }>`
    ${plannedAnew} with named as materialized (
      select dossier_id from dossier_search
      where seen_by && ${[...seenBy]}::uuid[] and words @@ ${query})
    select id from named join dossier on id = dossier_id
    where ${conditions} order by submitted_at desc, id desc limit ${limit}`.execute(db);
  return far.rows.map(({ id }) => id);
}
