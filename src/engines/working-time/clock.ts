import type { Calendar } from './calendar.ts';
import { type DayTable, momentOfOfficeTime, officeTimeAt, rowOf } from './day-table.ts';
import { deadlineOf, isOfficeLimit, type Limit } from './deadline.ts';
import { MINUTE } from './office-hours.ts';
import { instantOf } from './working-days.ts';

/**
 * The time limit of one case as it ran: facts only, so the same clock read on another calendar gives the deadline
 * as that calendar has it. Plain JSON; moments are epoch milliseconds, because lists sort and count by them.
 */
export interface Clock {
  readonly limit: Limit;
  readonly startedMs: number;
  /** Pauses that are over, in order: [from, to]. */
  readonly pauses: readonly (readonly [fromMs: number, toMs: number])[];
  /** Set while the clock is paused. */
  readonly pausedMs?: number;
  /** Set when the work is finished; the clock runs no more. */
  readonly finishedMs?: number;
}

export type ClockState = 'running' | 'paused' | 'finished';

/** The clock starts when the dossier is accepted. */
export function startClock(limit: Limit, at: Temporal.Instant): Clock {
  return { limit, startedMs: at.epochMilliseconds, pauses: [] };
}

/** Stops the clock while others are awaited (a supplement, a payment). Throws RangeError unless it runs. */
export function pause(clock: Clock, at: Temporal.Instant): Clock {
  const pausedMs = at.epochMilliseconds;
  mustBe(clock, 'running');
  mustNotPrecede(pausedMs, clock.pauses.at(-1)?.[1] ?? clock.startedMs);
  return { ...clock, pausedMs };
}

/** Continues where the clock was paused: the limit is longer by the office time (or calendar days) that was lost. */
export function resume(clock: Clock, at: Temporal.Instant): Clock {
  mustBe(clock, 'paused');
  const { pausedMs, ...running } = clock;
  const toMs = at.epochMilliseconds;
  mustNotPrecede(toMs, pausedMs!);
  return { ...running, pauses: [...clock.pauses, [pausedMs!, toMs]] };
}

/** Starts again from zero, as after a supplement when the full dossier is in (NĐ 61/2018 Điều 19(4)). */
export function restart(clock: Clock, at: Temporal.Instant): Clock {
  mustNotPrecede(at.epochMilliseconds, clock.startedMs);
  if (stateOf(clock) === 'finished') throw new RangeError('the clock is finished');
  return startClock(clock.limit, at);
}

/** Ends the clock; a paused one counts as finished at the pause. */
export function finish(clock: Clock, at: Temporal.Instant): Clock {
  if (stateOf(clock) === 'finished') throw new RangeError('the clock is finished');
  mustNotPrecede(at.epochMilliseconds, clock.pausedMs ?? clock.pauses.at(-1)?.[1] ?? clock.startedMs);
  const { pausedMs, ...stopped } = clock;
  return { ...stopped, finishedMs: pausedMs ?? at.epochMilliseconds };
}

export function stateOf(clock: Clock): ClockState {
  if (clock.finishedMs !== undefined) return 'finished';
  return clock.pausedMs === undefined ? 'running' : 'paused';
}

/** When the case is due; of a paused clock, the deadline as it stood at the pause. */
export function dueAt(calendar: Calendar, clock: Clock): Temporal.Instant {
  return instantOf(dueMs(calendar, clock));
}

/** As `dueAt`, in epoch milliseconds. */
export function dueMs(calendar: Calendar, clock: Clock): number {
  const { limit, startedMs, pauses } = clock;
  if (!isOfficeLimit(limit)) return deadlineOf(calendar, startedMs, limit, pausedDays(calendar.table, clock));
  const due = deadlineOf(calendar, startedMs, limit);
  if (pauses.length === 0) return due;
  return momentOfOfficeTime(
    calendar.table,
    officeTimeAt(calendar.table, due) + pausedTime(calendar.table, clock),
  );
}

export interface Reading {
  readonly state: ClockState;
  readonly dueAt: Temporal.Instant;
  /** Office minutes used, without the pauses. */
  readonly elapsedMinutes: number;
  /** Office minutes left; negative when overdue. */
  readonly remainingMinutes: number;
  /** Used part of the limit; more than 1 when overdue. */
  readonly elapsedShare: number;
  readonly isOverdue: boolean;
}

/** What the clock shows at a moment; paused or finished, it shows the moment it stopped. */
export function readClock(calendar: Calendar, clock: Clock, now: Temporal.Instant): Reading {
  const { table } = calendar;
  const due = dueMs(calendar, clock);
  const at = stoppedMs(clock) ?? now.epochMilliseconds;
  const atOffice = officeTimeAt(table, at);
  const elapsed = atOffice - officeTimeAt(table, clock.startedMs) - pausedTime(table, clock);
  const remaining = officeTimeAt(table, due) - atOffice;
  return {
    state: stateOf(clock),
    dueAt: instantOf(due),
    elapsedMinutes: elapsed / MINUTE,
    remainingMinutes: remaining / MINUTE,
    elapsedShare: elapsed / (elapsed + remaining),
    isOverdue: at > due,
  };
}

/** Office minutes left at a moment; negative when overdue. */
export function remaining(calendar: Calendar, clock: Clock, now: Temporal.Instant): number {
  return readClock(calendar, clock, now).remainingMinutes;
}

export function isOverdue(calendar: Calendar, clock: Clock, now: Temporal.Instant): boolean {
  return (stoppedMs(clock) ?? now.epochMilliseconds) > dueMs(calendar, clock);
}

/** The moment at which a clock that does not run stands. */
export const stoppedMs = (clock: Clock): number | undefined => clock.finishedMs ?? clock.pausedMs;

function pausedTime(table: DayTable, { pauses }: Clock): number {
  let total = 0;
  for (const [from, to] of pauses) total += officeTimeAt(table, to) - officeTimeAt(table, from);
  return total;
}

function pausedDays(table: DayTable, { pauses }: Clock): number {
  return pauses.reduce((days, [from, to]) => days + rowOf(table, to) - rowOf(table, from), 0);
}

function mustBe(clock: Clock, state: ClockState) {
  if (stateOf(clock) !== state) throw new RangeError(`the clock is ${stateOf(clock)}, not ${state}`);
}

function mustNotPrecede(momentMs: number, earlierMs: number) {
  if (momentMs < earlierMs) throw new RangeError('a clock does not run backwards');
}
