import type { Calendar } from './calendar.ts';
import { type Clock, dueMs, stateOf, stoppedMs } from './clock.ts';
import { officeTimeAt, rowOf } from './day-table.ts';
import { HOUR } from './office-hours.ts';

/** trong hạn · sắp đến hạn · quá hạn, for open work; trước hạn · đúng hạn · trễ hạn, for finished work. */
export type Standing = 'inTime' | 'dueSoon' | 'overdue' | 'early' | 'onTime' | 'late';

/** The State sets no figure for "due soon": an office may, and one full day (7.5 office hours) is ours. */
const SOON_HOURS = 7.5;

/**
 * How the work stands against its deadline. Early means finished on a date before the due date; on the due date it is
 * on time until the hour. A paused clock is judged at the moment it was paused.
 */
export function standingOf(
  calendar: Calendar,
  clock: Clock,
  now: Temporal.Instant,
  { soonHours = SOON_HOURS }: { readonly soonHours?: number } = {},
): Standing {
  const { table } = calendar;
  const due = dueMs(calendar, clock);
  const at = stoppedMs(clock) ?? now.epochMilliseconds;
  if (stateOf(clock) === 'finished') {
    if (at > due) return 'late';
    return rowOf(table, at) < rowOf(table, due) ? 'early' : 'onTime';
  }
  if (at > due) return 'overdue';
  return officeTimeAt(table, due) - officeTimeAt(table, at) <= soonHours * HOUR ? 'dueSoon' : 'inTime';
}
