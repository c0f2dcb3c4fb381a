import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { Directive } from './model.ts';
import { directiveColumns } from './queries.ts';

/** Where a page of the list ended; the next begins after it. */
export interface ListPlace {
  readonly at: Temporal.Instant;
  readonly id: string;
}

export interface DirectiveFilter {
  /** What is not closed, by deadline; or what is, the latest first. */
  readonly isOpen: boolean;
  /** Which of the actor's sides; all of them without it. */
  readonly side?: Side | undefined;
  readonly leadUnitId?: string | undefined;
  readonly state?: string | undefined;
  /** Only what is due before this moment. */
  readonly dueBefore?: Temporal.Instant | undefined;
  readonly limit?: number;
  readonly after?: ListPlace | undefined;
}

export const sides = ['lead', 'orderer', 'cooperating', 'supervisor'] as const;
export type Side = (typeof sides)[number];

/**
 * The directives of which the actor is a side, a page at a time: what is open by deadline, what is closed by when.
 *
 * Each side (an agency that leads, orders or cooperates, a person who supervises) is one walk along its own index from
 * the page's start, cut at the limit: the cost is the page, not all that was ever ordered.
 */
export async function listDirectives(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, ...filter }: DirectiveFilter,
): Promise<readonly Directive[]> {
  const walks = walksOf(actor, filter, limit);
  if (walks.length === 0) return [];
  const order = filter.isOpen ? sql`at, id` : sql`at desc, id desc`;
  const page = sql<string>`(select id from (${sql.join(walks, sql` union `)}) as seen order by ${order} limit ${limit})`;
  const rows = await db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('id', 'in', page)
    .orderBy(filter.isOpen ? 'dueAt' : 'closedAt', filter.isOpen ? 'asc' : 'desc')
    .orderBy('id', filter.isOpen ? 'asc' : 'desc')
    .execute();
  return rows as readonly object[] as readonly Directive[];
}

function walksOf(actor: Actor, filter: Omit<DirectiveFilter, 'limit'>, limit: number) {
  const { isOpen, side } = filter;
  const agencies = agenciesOf(actor).map((id) => sql`${id}::uuid`);
  const at = isOpen ? sql.ref('dueAt') : sql.ref('closedAt');
  const order = isOpen ? sql`at, id` : sql`at desc, id desc`;
  const asked = sql.join(conditions(filter), sql` and `);
  const walk = (scope: RawBuilder<SqlBool>) => sql`(select directive.id, directive.${at} as at from directive
    where ${scope} and ${asked} order by ${order} limit ${limit})`;
  const shared = (agency: RawBuilder<unknown>) => sql`(select directive.id, c.${at} as at
    from directive_cooperation c join directive on directive.id = c.directive_id
    where c.agency_id = ${agency} and c.closed_at is ${isOpen ? sql`null` : sql`not null`}
      and ${asked} order by c.${at} ${isOpen ? sql`asc, c.directive_id` : sql`desc, c.directive_id desc`} limit ${limit})`;
  const bySide: Readonly<Record<Side, readonly RawBuilder<unknown>[]>> = {
    lead: agencies.map((id) => walk(sql<SqlBool>`lead_agency_id = ${id}`)),
    orderer: agencies.map((id) => walk(sql<SqlBool>`orderer_agency_id = ${id}`)),
    cooperating: agencies.map(shared),
    supervisor: actor.id ? [walk(sql<SqlBool>`supervisor_id = ${actor.id}::uuid`)] : [],
  };
  return side ? bySide[side] : Object.values(bySide).flat();
}

function conditions({ isOpen, leadUnitId, state, dueBefore, after }: Omit<DirectiveFilter, 'limit'>) {
  const at = isOpen ? sql`directive.due_at` : sql`directive.closed_at`;
  return [
    isOpen ? sql`directive.closed_at is null` : sql`directive.closed_at is not null`,
    ...(leadUnitId ? [sql`lead_unit_id = ${leadUnitId}::uuid`] : []),
    ...(state ? [sql`state = ${state}`] : []),
    ...(dueBefore ? [sql`directive.due_at < ${dueBefore}`] : []),
    ...(after
      ? [
          isOpen
            ? sql`(${at}, directive.id) > (${after.at}, ${after.id}::uuid)`
            : sql`(${at}, directive.id) < (${after.at}, ${after.id}::uuid)`,
        ]
      : []),
  ];
}
