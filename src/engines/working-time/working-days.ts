import { type Calendar, fullDayAt } from './calendar.ts';
import {
  checkedRow,
  epochDay,
  isWorkingRow,
  momentAt,
  officeTimeAt,
  rowOf,
  timeOf,
  workingRowAfter,
} from './day-table.ts';
import { MINUTE } from './office-hours.ts';

export const instantOf = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment);

const rowOfDate = (calendar: Calendar, date: Temporal.PlainDate) =>
  checkedRow(calendar.table, epochDay(date) - calendar.table.firstDay);

/** True when the offices open on that date, be it for half a day or on a swapped Saturday. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return isWorkingRow(calendar.table, rowOfDate(calendar, date));
}

/** The stretches of office time of a date, in order; none on a day off. */
export function officeSessions(
  calendar: Calendar,
  date: Temporal.PlainDate,
): readonly { readonly from: Temporal.Instant; readonly to: Temporal.Instant }[] {
  const { table } = calendar;
  const row = rowOfDate(calendar, date);
  return table.sessions[row]!.map(({ start, end }) => ({
    from: instantOf(momentAt(table, row, start)),
    to: instantOf(momentAt(table, row, end)),
  }));
}

/** The moment itself inside office hours, or the next opening. */
export function nextWorkingMoment(calendar: Calendar, at: Temporal.Instant): Temporal.Instant {
  const { table } = calendar;
  const moment = at.epochMilliseconds;
  const row = rowOf(table, moment);
  const time = timeOf(table, row, moment);
  const session = table.sessions[row]!.find(({ end }) => time < end);
  if (session) return session.start <= time ? at : instantOf(momentAt(table, row, session.start));
  const next = workingRowAfter(table, checkedRow(table, row + 1), 0);
  return instantOf(momentAt(table, next, table.sessions[next]![0]!.start));
}

/** Office time passed at a moment since the calendar begins, in minutes: for comparing moments, and adding up. */
export const officeMinutesAt = (calendar: Calendar, at: Temporal.Instant): number =>
  officeTimeAt(calendar.table, at.epochMilliseconds) / MINUTE;

/** Office time between two moments. */
export interface WorkingTime {
  /** Negative when `to` lies before `from`. */
  readonly minutes: number;
  /** The same in ordinary full days of the hours in force at `from`: 2.5 is two days and a half. */
  readonly days: number;
  /** Working dates after the date of `from`, up to and with the date of `to`. */
  readonly workingDates: number;
}

export function countWorkingTime(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): WorkingTime {
  const { table } = calendar;
  const [start, end] = [from.epochMilliseconds, to.epochMilliseconds];
  const office = officeTimeAt(table, end) - officeTimeAt(table, start);
  const before = (moment: number) => table.workingDaysBefore[rowOf(table, moment) + 1]!;
  return {
    minutes: office / MINUTE,
    days: office / fullDayAt(calendar, rowOf(table, start)),
    workingDates: before(end) - before(start),
  };
}
