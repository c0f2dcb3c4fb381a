import { type SqlBool, sql } from 'kysely';
import { dayOf, zone } from '#modules/org/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/** A fact of the log as a diary sees it. */
export interface Act {
  readonly id: string;
  readonly recordedAt: Temporal.Instant;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly type: string;
}

const columns = [
  'id',
  'recordedAt',
  'actorId',
  'actorName',
  'onBehalfOf',
  'subjectType',
  'subjectId',
  'type',
] as const;

/** The days asked for, the last one too. */
export interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant();

/** What an officer did on these days, in their own name or another's, oldest first. */
export const listActsOf = (
  db: Database | Tx,
  officerId: string,
  { from, to }: Days,
  most = 2000,
): Promise<readonly Act[]> =>
  db
    .selectFrom('event')
    .select(columns)
    // As the index has it, word for word.
    .where(sql<SqlBool>`actor_kind = 'officer'`)
    .where('actorId', '=', officerId)
    .where('recordedAt', '>=', startOf(from))
    .where('recordedAt', '<', startOf(to.add({ days: 1 })))
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(most)
    .execute();

/** What others did in an officer's name, the latest first, a page at a time. */
export function listActsInName(
  db: Database | Tx,
  officerId: string,
  { limit = 50, before }: { readonly limit?: number; readonly before?: Temporal.Instant | undefined } = {},
): Promise<readonly Act[]> {
  return db
    .selectFrom('event')
    .select(columns)
    .where('onBehalfOf', '=', officerId)
    .$if(before !== undefined, (query) => query.where('recordedAt', '<', before!))
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The acts of each day, in order. */
export function byDay(acts: readonly Act[]): ReadonlyMap<string, readonly Act[]> {
  return Map.groupBy(acts, ({ recordedAt }) => dayOf(recordedAt).toString());
}
