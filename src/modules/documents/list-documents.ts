import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { plannedAnew } from '#platform/database/index.ts';
import type { Direction, Document, DocumentState } from './model.ts';
import { type Party, partiesOf } from './scope.ts';

export interface DocumentFilter {
  readonly direction: Direction;
  readonly state?: DocumentState | undefined;
  /** Words of the document, its number or its sender, with or without accents; all of them. */
  readonly search?: string | undefined;
  readonly limit?: number;
  /** The last row of the page before. */
  readonly after?: { readonly listedAt: Temporal.Instant; readonly id: string } | undefined;
}

/**
 * The documents the actor sees, latest first, a page at a time.
 *
 * Each way of seeing one (a registry, a unit, the officer) is one walk along its index from the page's start, cut at the
 * limit: the cost is the page, not the archive.
 */
export async function listDocuments(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, ...filter }: DocumentFilter,
): Promise<readonly Document[]> {
  const walks = partiesOf(actor).map((party) => walkOf(party, filter, limit));
  if (walks.length === 0) return [];
  const page = sql<string>`(select document_id from (${sql.join(walks, sql` union `)}) as seen
    order by listed_at desc, document_id desc limit ${limit})`;
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .$if(wordsOf(filter.search).length > 0, (query) => query.modifyFront(plannedAnew))
    .where('id', 'in', page)
    .orderBy('listedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly Document[];
}

function walkOf(
  { kind, id }: Party,
  { direction, state, search, after }: Omit<DocumentFilter, 'limit'>,
  limit: number,
): RawBuilder<unknown> {
  const words = wordsOf(search);
  const conditions: readonly (RawBuilder<SqlBool> | false)[] = [
    sql<SqlBool>`party_kind = ${kind} and party_id = ${id}::uuid and direction = ${direction}`,
    state !== undefined && sql<SqlBool>`state = ${state}`,
    after !== undefined && sql<SqlBool>`(listed_at, document_id) < (${after.listedAt}, ${after.id}::uuid)`,
    words.length > 0 &&
      sql<SqlBool>`exists (select from document_search
        where document_search.document_id = document_reader.document_id and words @@ ${queryOf(words)})`,
  ];
  const all = conditions.filter((condition) => condition !== false);
  return sql`(select document_id, listed_at from document_reader where ${sql.join(all, sql` and `)}
    order by listed_at desc, document_id desc limit ${limit})`;
}

/** What a person typed, as the words of the index: without accents and signs. */
export const wordsOf = (search = ''): readonly string[] =>
  search
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12);

/** All of the words; the last may be unfinished. */
const queryOf = (words: readonly string[]) =>
  sql`to_tsquery('simple', ${words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ')})`;
