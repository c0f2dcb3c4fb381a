import { DAY, HOUR, lengthOf, officeTimeUntil, type Session, timeAfter } from './office-hours.ts';

/** Vietnam has kept UTC+7 without summer time since 13 June 1975, so a local day is plain arithmetic. */
export const ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET = 7 * HOUR;

/**
 * One row a day, with running sums: a deadline is then a few look-ups however long the limit.
 * Moments are epoch milliseconds here; `Temporal` is met at the public functions.
 */
export interface DayTable {
  /** Days from 1970-01-01 to row 0. */
  readonly firstDay: number;
  readonly rows: number;
  /** The sessions of each row; empty on a day off. */
  readonly sessions: readonly (readonly Session[])[];
  /** Office milliseconds before each row; one entry more than rows. */
  readonly officeBefore: Float64Array;
  /** Working days before each row; one entry more than rows. */
  readonly workingDaysBefore: Int32Array;
  /** The row of the k-th working day. */
  readonly workingDays: Int32Array;
}

export function buildDayTable(firstDay: number, sessions: readonly (readonly Session[])[]): DayTable {
  const officeBefore = new Float64Array(sessions.length + 1);
  const workingDaysBefore = new Int32Array(sessions.length + 1);
  const workingDays: number[] = [];
  sessions.forEach((day, row) => {
    if (day.length > 0) workingDays.push(row);
    officeBefore[row + 1] = officeBefore[row]! + lengthOf(day);
    workingDaysBefore[row + 1] = workingDays.length;
  });
  return {
    firstDay,
    rows: sessions.length,
    sessions,
    officeBefore,
    workingDaysBefore,
    workingDays: Int32Array.from(workingDays),
  };
}

export const epochDay = (date: Temporal.PlainDate) => Date.UTC(date.year, date.month - 1, date.day) / DAY;
export const dateOfRow = (table: DayTable, row: number) =>
  new Temporal.PlainDate(1970, 1, 1).add({ days: table.firstDay + row });

/** The row of a moment. Throws RangeError outside the years the calendar covers. */
export function rowOf(table: DayTable, moment: number): number {
  return checkedRow(table, Math.floor((moment + OFFSET) / DAY) - table.firstDay);
}

export function checkedRow(table: DayTable, row: number): number {
  if (row >= 0 && row < table.rows) return row;
  throw new RangeError('outside the years of the working calendar');
}

const midnightOf = (table: DayTable, row: number) => (table.firstDay + row) * DAY - OFFSET;
export const momentAt = (table: DayTable, row: number, time: number) => midnightOf(table, row) + time;
export const timeOf = (table: DayTable, row: number, moment: number) => moment - midnightOf(table, row);

export const isWorkingRow = (table: DayTable, row: number) => table.sessions[row]!.length > 0;

/** The row of the working day `count` places after the first working day at or after `row`. */
export function workingRowAfter(table: DayTable, row: number, count: number): number {
  return table.workingDays[table.workingDaysBefore[row]! + count] ?? checkedRow(table, table.rows);
}

/** Office time from the start of the table to a moment. */
export function officeTimeAt(table: DayTable, moment: number): number {
  const row = rowOf(table, moment);
  return table.officeBefore[row]! + officeTimeUntil(table.sessions[row]!, timeOf(table, row, moment));
}

/** The earliest moment by which that much office time has passed: 17:00 rather than 07:30 of the next day. */
export function momentOfOfficeTime(table: DayTable, officeTime: number): number {
  const { officeBefore } = table;
  let low = 0;
  let high = table.rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (officeBefore[middle + 1]! < officeTime) low = middle + 1;
    else high = middle;
  }
  const row = checkedRow(table, low);
  return momentAt(table, row, timeAfter(table.sessions[row]!, officeTime - officeBefore[row]!));
}
