import type { Calendar } from './calendar.ts';
import type { SpecialDay } from './calendar-pack.ts';
import { dateOfRow, isWorkingRow } from './day-table.ts';

/** Days off in a row under one name; the weekends between them belong to it. */
export interface DaysOff {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly name: string;
  readonly nameEn: string;
  readonly decision: string;
  readonly certain: boolean;
}

/** The named days off, and the weekend days worked in exchange, among the rows of a limit. */
export function skippedDays(calendar: Calendar, firstRow: number, lastRow: number) {
  const { table, specialDays } = calendar;
  const daysOff: DaysOff[] = [];
  const worked: SpecialDay[] = [];
  let isUnbroken = false;
  for (let row = firstRow; row <= lastRow; row++) {
    const day = specialDays.get(dateOfRow(table, row).toString());
    if (day?.kind === 'swapWork') worked.push(day);
    if (isWorkingRow(table, row)) isUnbroken = false;
    else if (day && calendar.hoursByRow[row]!.weekdays.includes(day.on.dayOfWeek)) {
      const previous = isUnbroken ? daysOff.at(-1) : undefined;
      if (previous?.name === day.name) daysOff[daysOff.length - 1] = joined(previous, day);
      else daysOff.push(joined(undefined, day));
      isUnbroken = true;
    }
  }
  return { daysOff, worked };
}

const joined = (previous: DaysOff | undefined, day: SpecialDay): DaysOff => ({
  from: previous?.from ?? day.on,
  to: day.on,
  name: day.name,
  nameEn: day.nameEn ?? day.name,
  decision: previous?.decision ?? day.decision,
  certain: (previous?.certain ?? true) && day.certain,
});
