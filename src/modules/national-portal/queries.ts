import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { LineName, MessageState, StatusMessage } from './model.ts';
import type { LogQuery } from './paths.ts';
import { containing } from './searching.ts';

/** How a direction of the line stands. */
export interface LineState {
  readonly name: LineName;
  readonly heardAt: Temporal.Instant | null;
  readonly failures: number;
  readonly failedAt: Temporal.Instant | null;
  readonly nextAttemptAt: Temporal.Instant | null;
  readonly lastError: string | null;
  readonly waiting: number;
  readonly oldestAt: Temporal.Instant | null;
  /** Refused by the portal, or held here. */
  readonly stuck: number;
}

export async function listLines(db: Database): Promise<readonly LineState[]> {
  const { rows } = await sql<LineState>`
    select name, heard_at, coalesce(failures, 0) as failures, failed_at, next_attempt_at, last_error, waiting, oldest_at, stuck
    from (
      select 'statuses' as name, count(*) filter (where state = 'waiting')::int as waiting,
        min(occurred_at) filter (where state = 'waiting') as oldest_at,
        count(*) filter (where state = 'refused')::int as stuck
      from portal_message where state in ('waiting', 'refused')
      union all
      select 'arrivals', count(*) filter (where state = 'waiting')::int,
        min(received_at) filter (where state = 'waiting'), count(*) filter (where state = 'held')::int
      from portal_arrival where state in ('waiting', 'held')
    ) work left join portal_line using (name) order by name desc`.execute(db);
  return rows;
}

export interface ListedMessage extends StatusMessage {
  readonly state: MessageState;
  readonly nextAttemptAt: Temporal.Instant;
  readonly deliveredAt: Temporal.Instant | null;
  readonly lastError: string | null;
}

const columns = [
  'id',
  'position',
  'dossierId',
  'dossierCode',
  'externalCode',
  'status',
  'occurredAt',
  'content',
  'state',
  'attempts',
  'nextAttemptAt',
  'deliveredAt',
  'lastError',
] as const;

/** What was told, the latest first. */
export async function listMessages(
  db: Database,
  { q, state, after }: LogQuery,
  limit: number,
): Promise<readonly ListedMessage[]> {
  let query = db.selectFrom('portalMessage').select(columns);
  if (q) query = query.where(containing('folded', q));
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where(sql<SqlBool>`(occurred_at, id) < (${after.at}, ${after.id}::uuid)`);
  const rows = await query.orderBy('occurredAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows as unknown as readonly ListedMessage[];
}

/** @throws Refusal `not-found` */
export const getMessage = async (db: Database, id: string): Promise<ListedMessage> =>
  orNotFound(
    await db.selectFrom('portalMessage').select(columns).where('id', '=', id).executeTakeFirst(),
  ) as unknown as ListedMessage;

export interface ComparedDay {
  readonly onDate: Temporal.PlainDate;
  readonly comparedAt: Temporal.Instant;
  readonly ours: number;
  readonly theirs: number;
  readonly differences: number;
}

/** The days compared, the latest first. */
export const listDays = (db: Database, limit = 60): Promise<readonly ComparedDay[]> =>
  db
    .selectFrom('portalDay')
    .select(['onDate', 'comparedAt', 'ours', 'theirs'])
    .select(({ selectFrom, fn }) =>
      selectFrom('portalDifference')
        .select(fn.countAll<number>().as('count'))
        .whereRef('portalDifference.onDate', '=', 'portalDay.onDate')
        .$castTo<{ count: number }>()
        .as('differences'),
    )
    .orderBy('onDate', 'desc')
    .limit(limit)
    .execute() as Promise<readonly ComparedDay[]>;

export const listDifferences = (db: Database | Tx, on: Temporal.PlainDate) =>
  db
    .selectFrom('portalDifference')
    .select(['dossierCode', 'dossierId', 'ours', 'theirs'])
    .where('onDate', '=', on)
    .orderBy('dossierCode')
    .limit(1_000)
    .execute();
