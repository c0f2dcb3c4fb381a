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
  filter: DirectiveFilter,
): Promise<readonly Directive[]> {
  const query = listQuery(db, actor, filter);
  return query ? ((await query.execute()) as readonly object[] as readonly Directive[]) : [];
}

/** The one query of the list; nothing for who can be no side of anything. */
export function listQuery(db: Database | Tx, actor: Actor, { limit = 50, ...filter }: DirectiveFilter) {
  const walks = walksOf(actor, filter, limit);
  if (walks.length === 0) return undefined;
  const order = filter.isOpen ? sql`at, id` : sql`at desc, id desc`;
  const page = sql<string>`(select id from (${sql.join(walks, sql` union `)}) as seen
    order by ${order} limit ${limit})`;
  return db
    .selectFrom('directive')
    .select(directiveColumns)
    .where('id', 'in', page)
    .orderBy(filter.isOpen ? 'dueAt' : 'closedAt', filter.isOpen ? 'asc' : 'desc')
    .orderBy('id', filter.isOpen ? 'asc' : 'desc');
}

function walksOf(actor: Actor, filter: Omit<DirectiveFilter, 'limit'>, limit: number) {
  const { isOpen, side } = filter;
  const agencies = agenciesOf(actor).map((id) => sql`${id}::uuid`);
  const at = sql.ref(isOpen ? 'dueAt' : 'closedAt');
  const order = isOpen ? sql`at, id` : sql`at desc, id desc`;
  const asked = [...whenConditions(filter, sql`id`), ...whatConditions(filter)];
  const walk = (scope: RawBuilder<SqlBool>) => sql`(select id, ${at} as at from directive
    where ${sql.join([scope, ...asked], sql` and `)} order by ${order} limit ${limit})`;
  const what = whatConditions(filter);
  const alsoAsked =
    what.length > 0 &&
    sql`exists (select from directive where id = directive_id and ${sql.join(what, sql` and `)})`;
  // Deadline and end stand in the cooperation too, so that its walk needs no other table unless something else is asked.
  const shared = (agency: RawBuilder<unknown>) => sql`(select directive_id as id, ${at} as at
    from directive_cooperation
    where ${sql.join([sql`agency_id = ${agency}`, ...whenConditions(filter, sql`directive_id`), ...(alsoAsked ? [alsoAsked] : [])], sql` and `)}
    order by ${order} limit ${limit})`;
  const bySide: Readonly<Record<Side, readonly RawBuilder<unknown>[]>> = {
    lead: agencies.map((id) => walk(sql<SqlBool>`lead_agency_id = ${id}`)),
    orderer: agencies.map((id) => walk(sql<SqlBool>`orderer_agency_id = ${id}`)),
    cooperating: agencies.map(shared),
    supervisor: actor.id ? [walk(sql<SqlBool>`supervisor_id = ${actor.id}::uuid`)] : [],
  };
  return side ? bySide[side] : Object.values(bySide).flat();
}

/** Which part of the walk: open or closed, until when, after which row. */
function whenConditions(
  { isOpen, dueBefore, after }: Omit<DirectiveFilter, 'limit'>,
  id: RawBuilder<unknown>,
) {
  const place = after && sql`(${after.at}, ${after.id}::uuid)`;
  return [
    isOpen ? sql`closed_at is null` : sql`closed_at is not null`,
    ...(dueBefore ? [sql`due_at < ${dueBefore}`] : []),
    ...(place ? [isOpen ? sql`(due_at, ${id}) > ${place}` : sql`(closed_at, ${id}) < ${place}`] : []),
  ];
}

const whatConditions = ({ leadUnitId, state }: Omit<DirectiveFilter, 'limit'>) => [
  ...(leadUnitId ? [sql`lead_unit_id = ${leadUnitId}::uuid`] : []),
  ...(state ? [sql`state = ${state}`] : []),
];
