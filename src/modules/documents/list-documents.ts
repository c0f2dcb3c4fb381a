import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Direction, Document, DocumentState } from './model.ts';
import { isPartyOf, type Party, partiesOf } from './scope.ts';
import { findByWords } from './search-documents.ts';

export interface DocumentFilter {
  readonly direction: Direction;
  readonly state?: DocumentState | undefined;
  /** Words of the document, its number or its sender, with or without accents; all of them. */
  readonly search?: string | undefined;
  readonly limit?: number;
  /** How far back a search looks one by one; for tests. */
  readonly window?: number;
  /** The last row of the page before. */
  readonly after?: { readonly listedAt: Temporal.Instant; readonly id: string } | undefined;
}

/**
 * The documents the actor sees, latest first, a page at a time.
 *
 * Each way of seeing one (a registry, a unit, the officer) is one walk along its index from the page's start, cut at the
 * limit, which stands in the statement so that it is planned once: the cost is the page, not the archive.
 */
export async function listDocuments(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, window, ...filter }: DocumentFilter,
): Promise<readonly Document[]> {
  const parties = partiesOf(actor);
  if (parties.length === 0) return [];
  const conditions = conditionsOf(filter);
  const walksTo = (length: number) => parties.map((party) => walkOf(party, conditions, length));
  const words = wordsOf(filter.search);
  const seen = { walksTo, limit, window, conditions: sql`${isPartyOf(parties)} and ${conditions}` };
  const ids = await (words.length > 0
    ? findByWords(db, actor, words, seen)
    : findLatest(db, walksTo(limit), limit));
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('listedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly Document[];
}

async function findLatest(
  db: Database | Tx,
  walks: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ documentId: string }>`
    select document_id from (${sql.join(walks, sql` union `)}) as seen
    order by listed_at desc, document_id desc limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ documentId }) => documentId);
}

function walkOf({ kind, id }: Party, conditions: RawBuilder<unknown>, length: number): RawBuilder<unknown> {
  return sql`(select document_id, listed_at from document_reader
    where party_kind = ${kind} and party_id = ${id}::uuid and ${conditions}
    order by listed_at desc, document_id desc limit ${sql.lit(length)})`;
}

function conditionsOf({ direction, state, after }: DocumentFilter): RawBuilder<unknown> {
  const conditions: readonly (RawBuilder<SqlBool> | false)[] = [
    sql<SqlBool>`direction = ${direction}`,
    state !== undefined && sql<SqlBool>`state = ${state}`,
    after !== undefined && sql<SqlBool>`(listed_at, document_id) < (${after.listedAt}, ${after.id}::uuid)`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false),
    sql` and `,
  );
}

/** What a person typed, as the words of the index: without accents and signs. */
export const wordsOf = (search = '', most = 12): readonly string[] =>
  search
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, most);
