import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf, unitsOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { plannedAnew } from '#platform/database/index.ts';
import { mandatesHeldBy } from './acting-for.ts';
import { type Dossier, tidyDossierCode } from './model.ts';
import { dossierColumns } from './queries.ts';
import { findByWords, usualWindow } from './search/find-by-words.ts';
import { searchQuery } from './search/search-query.ts';

export interface DossierFilter {
  readonly status?: number | undefined;
  /**
   * A whole code, or part of a name; for officers also words of the dossier and of its papers. Accents may be missing,
   * and places go by the names of any time.
   */
  readonly search?: string | undefined;
  readonly overdueAt?: Temporal.Instant | undefined;
  readonly limit?: number;
  /** How far back a search looks one by one; for tests. */
  readonly window?: number;
  /** The last row of the page before. */
  readonly after?: { readonly submittedAt: Temporal.Instant; readonly id: string } | undefined;
}

/**
 * The dossiers an officer sees, latest first, a page at a time.
 *
 * Each way of seeing (an agency that decides, a desk that receives, one that returns) is one walk along its own index
 * from the page's start, cut at the limit: the cost is the page, not the archive.
 */
export async function listDossiers(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, window = usualWindow, search, ...filter }: DossierFilter = {},
): Promise<readonly Dossier[]> {
  const scopes = scopesOf(actor, await mandatesHeldBy(db, actor));
  if (scopes.length === 0) return [];
  const asked = conditions(filter);
  const walksTo = (length: number, more: readonly RawBuilder<SqlBool>[] = []) =>
    sql.join(
      scopes.map(
        (
          scope,
        ) => sql`(select id, submitted_at from dossier where ${sql.join([scope, ...asked, ...more], sql` and `)}
          order by submitted_at desc, id desc limit ${sql.lit(length)})`,
      ),
      sql` union `,
    );
  const query = search && actor.kind === 'officer' ? await searchQuery(db, search) : undefined;
  const worded = query
    ? await findByWords(db, {
        query,
        walksTo,
        conditions: sql.join([sql`(${sql.join(scopes, sql` or `)})`, ...asked], sql` and `),
        seenBy: [...agenciesOf(actor), ...unitsOf(actor)],
        limit,
        window,
      })
    : [];
  const seen = walksTo(limit, search ? [isFoundBy(search)] : []);
  // Lengths that PostgreSQL cannot see, of a page or of a list of ids, would have it plan every page anew.
  const found = sql`union select id, submitted_at from dossier where id = any(${[...worded]}::uuid[])`;
  const page = sql<string>`(select id from (${worded.length > 0 ? sql`${seen} ${found}` : seen}) as seen
    order by submitted_at desc, id desc limit ${sql.lit(limit)})`;
  const rows = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .$if(search !== undefined, (query) => query.modifyFront(plannedAnew))
    .where('id', 'in', page)
    .orderBy('submittedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly object[] as readonly Dossier[];
}

/** One condition for each way the actor can see a dossier: `isVisibleTo` of policy.ts, in SQL. */
function scopesOf(actor: Actor, mandates: readonly string[]): readonly RawBuilder<SqlBool>[] {
  if (actor.kind === 'system') return [sql`true`];
  if (actor.kind === 'partner') return [sql`authoritative_system = ${actor.name}`];
  if (actor.kind === 'citizen') {
    const own = sql<SqlBool>`applicant_id = ${actor.id}::uuid`;
    return [own, ...mandates.map((id) => sql<SqlBool>`mandate_id = ${id}::uuid`)];
  }
  return [
    ...[...agenciesOf(actor)].map((id) => sql<SqlBool>`competent_agency_id = ${id}::uuid`),
    ...[...unitsOf(actor)].flatMap((id) => [
      sql<SqlBool>`receiving_unit_id = ${id}::uuid`,
      sql<SqlBool>`return_unit_id = ${id}::uuid`,
    ]),
  ];
}

function conditions({
  status,
  overdueAt,
  after,
}: Pick<DossierFilter, 'status' | 'overdueAt' | 'after'>): readonly RawBuilder<SqlBool>[] {
  const found: RawBuilder<SqlBool>[] = [];
  if (status !== undefined) found.push(sql`status = ${status}`);
  if (overdueAt) found.push(sql`status in (2, 4) and due_at < ${overdueAt}`);
  if (after) found.push(sql`(submitted_at, id) < (${after.submittedAt}, ${after.id}::uuid)`);
  return found;
}

/** A code has digits, a name has none. */
const isFoundBy = (search: string): RawBuilder<SqlBool> =>
  /\d/.test(search)
    ? sql`code = ${tidyDossierCode(search)}`
    : sql`applicant_folded like '%' || public.vn_fold(${escapeLike(search)}) || '%'`;

const escapeLike = (text: string): string => text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
