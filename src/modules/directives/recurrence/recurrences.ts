import { createHash } from 'node:crypto';
import type { Database, Tx } from '#platform/context.ts';

export const rhythms = ['month', 'quarter'] as const;
export type Rhythm = (typeof rhythms)[number];

/** A directive that comes back by itself. */
export interface Recurrence {
  readonly id: string;
  readonly version: number;
  /** What is given again, as it stands. */
  readonly originId: string;
  readonly ordererId: string;
  readonly every: Rhythm;
  /** How long before its deadline it is given. */
  readonly daysAhead: number;
  readonly nextDueOn: Temporal.PlainDate;
}

const columns = ['id', 'version', 'originId', 'ordererId', 'every', 'daysAhead', 'nextDueOn'] as const;

/** The running one of a directive. */
export async function findRecurrence(db: Database | Tx, originId: string): Promise<Recurrence | undefined> {
  const row = await db
    .selectFrom('directiveRecurrence')
    .select(columns)
    .where('originId', '=', originId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row as Recurrence | undefined;
}

/** Those whose next turn has come, locked for who looks first. */
export async function lockDue(tx: Tx, today: Temporal.PlainDate): Promise<Recurrence | undefined> {
  const rows = (await tx
    .selectFrom('directiveRecurrence')
    .select(columns)
    .where('endedAt', 'is', null)
    .where('nextDueOn', '<=', today.add({ days: mostDaysAhead }))
    .orderBy('nextDueOn')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()) as readonly Recurrence[];
  return rows.find((each) => Temporal.PlainDate.compare(today, givenOn(each)) >= 0);
}

/** Longer than a month ahead, two turns would lie open at once. */
export const mostDaysAhead = 28;

export const givenOn = ({ nextDueOn, daysAhead }: Recurrence): Temporal.PlainDate =>
  nextDueOn.subtract({ days: daysAhead });

/** The deadline after one: the same day of the month, counted from the first so that the 31st comes back after February. */
export function dueAfter(
  origin: Temporal.PlainDate,
  due: Temporal.PlainDate,
  every: Rhythm,
): Temporal.PlainDate {
  const step = every === 'month' ? 1 : 3;
  for (let turns = 1; ; turns += 1) {
    const next = origin.add({ months: step * turns });
    if (Temporal.PlainDate.compare(next, due) > 0) return next;
  }
}

/** The same for the same turn, so that it is given once. */
export function keyOf({ id, nextDueOn }: Recurrence): string {
  const hex = createHash('sha256').update(`${id} ${nextDueOn}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
