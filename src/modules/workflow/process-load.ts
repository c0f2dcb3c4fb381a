import { type Calendar, countWorkingTime } from '#engines/working-time/index.ts';
import type { Database } from '#platform/context.ts';

/** How much of a process waits at one of its steps now. */
export interface WaitingAt {
  readonly elementId: string;
  readonly open: number;
  readonly overdue: number;
  /** Out of the inboxes while others are awaited. */
  readonly suspended: number;
  readonly oldestAt: Temporal.Instant;
}

/** Where the work of a process waits now, by step, over every instance of this version of it. */
export async function listWaiting(
  db: Database,
  definitionHash: string,
  now: Temporal.Instant,
): Promise<readonly WaitingAt[]> {
  const rows = await db
    .selectFrom('processInstance')
    .innerJoin('workItem', 'workItem.instanceId', 'processInstance.id')
    .select(({ fn }) => [
      'elementId',
      fn.countAll<string>().filterWhere('workItem.state', '=', 'open').as('open'),
      fn
        .countAll<string>()
        .filterWhere('workItem.state', '=', 'open')
        .filterWhere('dueAt', '<', now)
        .as('overdue'),
      fn.countAll<string>().filterWhere('workItem.state', '=', 'suspended').as('suspended'),
      fn.min('openedAt').as('oldestAt'),
    ])
    .where('definitionHash', '=', definitionHash)
    .where('endedAt', 'is', null)
    .where('workItem.state', 'in', ['open', 'suspended'])
    .groupBy('elementId')
    .execute();
  return rows.map((row) => ({
    ...row,
    open: Number(row.open),
    overdue: Number(row.overdue),
    suspended: Number(row.suspended),
  }));
}

/** How many instances run on each version of a process; the others are done. */
export async function countRunning(
  db: Database,
  definitionHashes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (definitionHashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('processInstance')
    .select(({ fn }) => ['definitionHash', fn.countAll<string>().as('running')])
    .where('definitionHash', 'in', [...new Set(definitionHashes)])
    .where('endedAt', 'is', null)
    .groupBy('definitionHash')
    .execute();
  return new Map(rows.map(({ definitionHash, running }) => [definitionHash, Number(running)]));
}

/** One turn of somebody at a step: from when it came to them until they passed it on; open while `until` is null. */
export interface Holding {
  readonly subjectCode: string;
  readonly elementId: string;
  readonly title: string;
  readonly unitId: string;
  readonly role: string;
  readonly officerId: string | null;
  readonly state: string;
  readonly outcome: string | null;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** Who held what and for how long, of the latest instances of a process, or of one subject. */
export async function listHoldings(
  db: Database,
  of:
    | { readonly definitionHash: string; readonly latest: number }
    | { readonly subjectType: string; readonly subjectId: string },
): Promise<readonly Holding[]> {
  const instances =
    'subjectId' in of
      ? db
          .selectFrom('processInstance')
          .select('id as instanceId')
          .where('subjectType', '=', of.subjectType)
          .where('subjectId', '=', of.subjectId)
      : db
          .selectFrom('processInstance')
          .select('id as instanceId')
          .where('definitionHash', '=', of.definitionHash)
          .orderBy('startedAt', 'desc')
          .limit(of.latest);
  const rows = await db
    .selectFrom('workItem')
    .select([
      'subjectCode',
      'elementId',
      'title',
      'unitId',
      'role',
      'state',
      'outcome',
      'openedAt',
      'closedAt',
    ])
    .select(['assigneeId', 'closedBy'])
    .where('instanceId', 'in', instances)
    .orderBy('openedAt')
    .orderBy('token')
    .execute();
  return rows.map(({ openedAt, closedAt, assigneeId, closedBy, ...row }) => ({
    ...row,
    officerId: row.state === 'done' ? closedBy : assigneeId,
    from: openedAt,
    until: closedAt,
  }));
}

/** The time of a step in working hours, over the turns that are done. */
export interface StepTime {
  readonly elementId: string;
  readonly title: string;
  readonly count: number;
  readonly medianHours: number;
  /** Nine of ten took no longer. */
  readonly slowHours: number;
  /** How often the step was come back to: turns beyond the first of a subject. */
  readonly repeats: number;
}

/** Where the time goes: median and ninth tenth of each step, and what was done twice. */
export function timeBySteps(calendar: Calendar, holdings: readonly Holding[]): readonly StepTime[] {
  const done = holdings.filter(({ state, until }) => state === 'done' && until !== null);
  return [...Map.groupBy(done, ({ elementId }) => elementId)].map(([elementId, turns]) => {
    const hours = turns.map(({ from, until }) => hoursHeld(calendar, from, until!)).sort((a, b) => a - b);
    const subjects = new Set(turns.map(({ subjectCode }) => subjectCode));
    return {
      elementId,
      title: turns.at(-1)!.title,
      count: turns.length,
      medianHours: rank(hours, 0.5),
      slowHours: rank(hours, 0.9),
      repeats: turns.length - subjects.size,
    };
  });
}

/** Working hours between two moments, to the minute. */
export const hoursHeld = (calendar: Calendar, from: Temporal.Instant, until: Temporal.Instant): number =>
  countWorkingTime(calendar, from, until).minutes / 60;

/** The nearest rank: a value that did occur. */
const rank = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
