import { type Expression, type SqlBool, sql } from 'kysely';
import { type Actor, agenciesOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import type { WorkItem } from './model.ts';

/** Where a page of the inbox ended; the next begins after it. */
export interface InboxPlace {
  readonly dueAt: Temporal.Instant;
  readonly id: string;
}

const firstPage: InboxPlace = {
  dueAt: Temporal.Instant.from('0001-01-01T00:00:00Z'),
  id: '00000000-0000-0000-0000-000000000000',
};

export interface InboxFilter {
  readonly limit?: number;
  readonly after?: InboxPlace;
  /** Only what is due before this moment. */
  readonly dueBefore?: Temporal.Instant;
  /** Only steps of this kind, such as those to sign. */
  readonly action?: string;
  /** Only what names the actor, or a colleague the actor stands in for. */
  readonly isOwn?: boolean;
}

/**
 * What waits for the actor, by legal deadline: their own items and those open to their roles, one page.
 *
 * Each (unit, role) is one walk along its index from the page's start, cut at the limit, so the cost is the
 * page, not the backlog.
 */
export async function listInbox(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, after = firstPage, dueBefore, action, isOwn = false }: InboxFilter = {},
): Promise<readonly WorkItem[]> {
  const isDue = dueBefore ? sql`and due_at < ${dueBefore}` : sql``;
  const isKind = action ? sql`and action = ${action}` : sql``;
  const walks = inboxWalks(actor, isOwn).map(
    (walk) => sql`(select * from work_item where state = 'open' and ${walk} ${isDue} ${isKind}
      and (due_at, id) > (${after.dueAt}, ${after.id}::uuid) order by due_at, id limit ${limit})`,
  );
  if (walks.length === 0) return [];
  const { rows } = await sql<WorkItem>`select * from (${sql.join(walks, sql` union all `)}) as waiting
    order by due_at, id limit ${limit}`.execute(db);
  return rows;
}

/** How many items wait, counted to a hundred at most: nobody reads a larger number. */
export async function countInbox(db: Database | Tx, actor: Actor, most = 100): Promise<number> {
  const walks = inboxWalks(actor).map(
    (walk) => sql`(select id from work_item where state = 'open' and ${walk} limit ${most})`,
  );
  if (walks.length === 0) return 0;
  const { rows } = await sql<{ count: string }>`
    select count(*) from (${sql.join(walks, sql` union all `)}) as waiting`.execute(db);
  return Math.min(Number(rows[0]!.count), most);
}

/** One condition for each way an item can be the actor's; no item meets two. */
function inboxWalks(actor: Actor, isOwn = false): readonly Expression<SqlBool>[] {
  const persons = new Set(
    [actor.id, ...actor.positions.map((held) => held.onBehalfOf)].filter((id) => id !== null),
  );
  const pools = new Map(
    actor.positions.flatMap((held) =>
      held.roles.map((role) => [`${held.unitId} ${role}`, { unitId: held.unitId, role }] as const),
    ),
  );
  const named = [...persons].map((id) => sql<SqlBool>`assignee_id = ${id}::uuid`);
  if (isOwn) return named;
  return [
    ...named,
    ...[...pools.values()].map(
      ({ unitId, role }) =>
        sql<SqlBool>`assignee_id is null and unit_id = ${unitId}::uuid and role = ${role}`,
    ),
  ];
}

/** Every step of a subject so far, oldest first. */
export async function listWorkItemsOf(
  db: Database | Tx,
  subjectType: string,
  subjectId: string,
): Promise<readonly WorkItem[]> {
  return db
    .selectFrom('workItem')
    .selectAll()
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('openedAt')
    .orderBy('token')
    .execute();
}

/** Whether a step of this subject is or was at one of the actor's agencies: who worked on it may go on seeing it. */
export async function hasWorkAt(
  db: Database | Tx,
  actor: Actor,
  subjectType: string,
  subjectId: string,
): Promise<boolean> {
  const agencies = agenciesOf(actor);
  if (agencies.length === 0) return false;
  const found = await db
    .selectFrom('workItem')
    .select('id')
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .where('agencyId', 'in', [...agencies])
    .executeTakeFirst();
  return found !== undefined;
}
