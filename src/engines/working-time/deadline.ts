import { type Calendar, fullDayAt } from './calendar.ts';
import {
  checkedRow,
  type DayTable,
  dateOfRow,
  epochDay,
  isWorkingRow,
  momentAt,
  momentOfOfficeTime,
  officeTimeAt,
  rowOf,
  timeOf,
  workingRowAfter,
} from './day-table.ts';
import { type CountingRule, closingOf, HOUR } from './office-hours.ts';
import { instantOf } from './working-days.ts';

export type LimitUnit = 'workingDay' | 'day' | 'hour' | 'month';

/**
 * A time limit: working days (fractions allowed; 0 means "the same day"), office hours, calendar days, months.
 *
 * Set `start: 'moment'` for a step inside an office, which begins when it is handed over: the 15:00 rule and
 * the first day do not concern it, and a working day is then a full day's office time from that moment.
 */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly start?: 'receipt' | 'moment';
}

export type StartReason = 'sameDay' | 'late' | 'afterHours' | 'dayOff';

/** Where counting begins: the row, the moment, and why it is not the day of receipt. */
export interface CountingStart {
  readonly row: number;
  readonly moment: number;
  readonly reason: StartReason;
  readonly rule: CountingRule;
}

/**
 * When something received at `from` is due. The rules in force on the day of receipt decide: what comes on a day
 * off or too late in the day counts from the next working day (NĐ 61/2018 Điều 18), the first day is left out
 * (Bộ luật Dân sự 2015 Điều 147(2)), the limit ends with office hours, and a limit in calendar days or months
 * that would end on a day off ends with the next working day (Điều 148(5)).
 *
 * Throws RangeError for a limit that cannot be counted, or outside the years of the calendar.
 */
export function addWorkingTime(calendar: Calendar, from: Temporal.Instant, limit: Limit): Temporal.Instant {
  return instantOf(deadlineOf(calendar, from.epochMilliseconds, limit));
}

/** As `addWorkingTime`, in epoch milliseconds; `pausedDays` lengthens a limit of calendar days or months. */
export function deadlineOf(calendar: Calendar, from: number, limit: Limit, pausedDays = 0): number {
  checkLimit(limit);
  const { table } = calendar;
  const { amount, unit } = limit;
  if (limit.start === 'moment' && isOfficeLimit(limit))
    return exactly(calendar, from, rowOf(table, from), limit);
  const start = countingStart(calendar, from);
  const counted = start.rule.firstDay === 'counted' ? 1 : 0;
  if (unit === 'hour') return exactly(calendar, start.moment, start.row, limit);
  if (unit === 'workingDay') return afterWorkingDays(calendar, start, amount, counted);
  const last = unit === 'day' ? start.row + amount : rowAfterMonths(table, start.row, amount);
  return closing(table, workingRowAfter(table, checkedRow(table, last - counted + pausedDays), 0));
}

/** True where the limit runs in office time; calendar days and months run on days off too. */
export const isOfficeLimit = ({ unit }: Limit) => unit === 'workingDay' || unit === 'hour';

export function countingStart(calendar: Calendar, from: number): CountingStart {
  const { table } = calendar;
  const row = rowOf(table, from);
  const rule = calendar.ruleByRow[row]!;
  const time = timeOf(table, row, from);
  const reason = startReason(table, row, time, rule);
  if (reason === 'sameDay') return { row, moment: from, reason, rule };
  const next = workingRowAfter(table, checkedRow(table, row + 1), 0);
  return { row: next, moment: momentAt(table, next, table.sessions[next]![0]!.start), reason, rule };
}

function startReason(table: DayTable, row: number, time: number, rule: CountingRule): StartReason {
  if (!isWorkingRow(table, row)) return 'dayOff';
  if (time > closingOf(table.sessions[row]!)) return 'afterHours';
  return rule.lateAfter !== undefined && time > rule.lateAfter ? 'late' : 'sameDay';
}

function afterWorkingDays(calendar: Calendar, start: CountingStart, amount: number, counted: number): number {
  const { table } = calendar;
  const nth = (days: number) => workingRowAfter(table, start.row, Math.max(days - counted, 0));
  const whole = Math.floor(amount);
  const part = amount - whole;
  if (part === 0) return closing(table, nth(whole));
  if (whole === 0) {
    // Less than a day runs like hours, from the moment; but never longer than the whole day would.
    const limit: Limit = { amount, unit: 'workingDay' };
    return Math.min(exactly(calendar, start.moment, start.row, limit), closing(table, nth(1)));
  }
  const row = nth(whole + 1);
  const [before, after] = [table.officeBefore[row]!, table.officeBefore[row + 1]!];
  return momentOfOfficeTime(table, before + Math.round(part * (after - before)));
}

function exactly(calendar: Calendar, moment: number, row: number, { amount, unit }: Limit): number {
  const { table } = calendar;
  const each = unit === 'hour' ? HOUR : fullDayAt(calendar, row);
  return momentOfOfficeTime(table, officeTimeAt(table, moment) + Math.round(amount * each));
}

/** The corresponding day of the month, or its last day (Bộ luật Dân sự 2015 Điều 148(3)). */
function rowAfterMonths(table: DayTable, row: number, months: number): number {
  return epochDay(dateOfRow(table, row).add({ months })) - table.firstDay;
}

const closing = (table: DayTable, row: number) => momentAt(table, row, closingOf(table.sessions[row]!));

function checkLimit({ amount, unit, start }: Limit) {
  const isWhole = Number.isInteger(amount);
  const isCountable =
    unit === 'workingDay' ? amount >= 0 : unit === 'hour' ? amount > 0 : isWhole && amount > 0;
  const isEmptyStep = start === 'moment' && amount === 0;
  if (!Number.isFinite(amount) || !isCountable || isEmptyStep) {
    throw new RangeError(`a limit of ${amount} ${unit} cannot be counted`);
  }
}
