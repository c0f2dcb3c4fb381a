import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
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
  /** Only what is overdue and was told to the actor, whoever has it. */
  readonly isReported?: boolean;
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
  filter: InboxFilter = {},
): Promise<readonly WorkItem[]> {
  const query = inboxQuery(actor, filter);
  return query ? (await query.execute(db)).rows : [];
}

/** The one query of the inbox; nothing for who can have no work. */
export function inboxQuery(
  actor: Actor,
  { limit = 50, after = firstPage, dueBefore, action, isOwn = false, isReported = false }: InboxFilter,
): RawBuilder<WorkItem> | undefined {
  const isDue = dueBefore ? sql`and due_at < ${dueBefore}` : sql``;
  const isKind = action ? sql`and action = ${action}` : sql``;
  const reported = [sql<SqlBool>`escalated_to = ${actor.id}::uuid and not ${actor.id}::uuid = any(barred)`];
  const walks = (isReported ? reported : inboxWalks(actor, isOwn)).map(
    (walk) => sql`(select * from work_item where state = 'open' and ${walk} ${isDue} ${isKind}
      and (due_at, id) > (${after.dueAt}, ${after.id}::uuid) order by due_at, id limit ${limit})`,
  );
  if (walks.length === 0) return undefined;
  return sql<WorkItem>`select * from (${sql.join(walks, sql` union all `)}) as waiting
    order by due_at, id limit ${limit}`;
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

/**
 * One condition for each way an item can be the actor's; no item meets two. Whoever is barred from an item meets it
 * neither in their own name nor in that of another, and nobody meets it in theirs: the rule of `actsFor`, in SQL.
 */
function inboxWalks(actor: Actor, isOwn = false): readonly Expression<SqlBool>[] {
  if (actor.id === null) return [];
  const self = sql`not ${actor.id}::uuid = any(barred)`;
  const persons = new Set([actor.id, ...actor.positions.map((held) => held.onBehalfOf ?? actor.id!)]);
  const named = [...persons].map(
    (id) =>
      sql<SqlBool>`assignee_id = ${id}::uuid and ${self} ${id === actor.id ? sql`` : sql`and ${usable(actor, id)}`}`,
  );
  if (isOwn) return named;
  return [
    ...named,
    ...poolsOf(actor).map((pool) => sql<SqlBool>`assignee_id is null and ${pool} and ${self}`),
  ];
}

/** What names an absent colleague is the actor's where the position that is lent carries the role. */
const usable = (actor: Actor, absentId: string) => {
  const lent = actor.positions.filter((held) => held.onBehalfOf === absentId);
  const ways = lent.map(
    ({ unitId, roles }) => sql`(unit_id = ${unitId}::uuid and role = any(${[...roles]}::text[]))`,
  );
  return sql`(${sql.join(ways, sql` or `)}) and not ${absentId}::uuid = any(barred)`;
};

/** The queues the actor takes from; one that is only lent is not that of a colleague who is barred. */
function poolsOf(actor: Actor): readonly Expression<SqlBool>[] {
  const pools = new Map<string, { unitId: string; role: string; owners: (string | null)[] }>();
  for (const { unitId, roles, onBehalfOf } of actor.positions) {
    for (const role of roles) {
      const pool = pools.get(`${unitId} ${role}`) ?? { unitId, role, owners: [] };
      pool.owners.push(onBehalfOf);
      pools.set(`${unitId} ${role}`, pool);
    }
  }
  return [...pools.values()].map(({ unitId, role, owners }) => {
    const of = sql<SqlBool>`unit_id = ${unitId}::uuid and role = ${role}`;
    const lenders = owners.filter((id) => id !== null);
    return lenders.length < owners.length ? of : sql<SqlBool>`${of} and not barred @> ${lenders}::uuid[]`;
  });
}

export const findWorkItem = (db: Database | Tx, id: string): Promise<WorkItem | undefined> =>
  db.selectFrom('workItem').selectAll().where('id', '=', id).executeTakeFirst();

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
