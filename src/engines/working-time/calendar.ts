import { InvalidInput } from '#platform/errors/index.ts';
import type { CalendarPack, OfficeHoursPack, SpecialDay } from './calendar-pack.ts';
import { buildDayTable, type DayTable, epochDay, ZONE } from './day-table.ts';
import { type CountingRule, lengthOf, type OfficeHours, type Session } from './office-hours.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

/** A province's working time: plain readonly data, the same for everyone who counts with it. */
export interface Calendar {
  readonly zone: typeof ZONE;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly officeHours: readonly OfficeHours[];
  readonly counting: readonly CountingRule[];
  /** Days unlike their weekday, by ISO date, with the decision behind each. */
  readonly specialDays: ReadonlyMap<string, SpecialDay>;
  readonly table: DayTable;
  /** What is in force on each row of the table. */
  readonly hoursByRow: readonly OfficeHours[];
  readonly ruleByRow: readonly CountingRule[];
}

/**
 * Builds the calendar of a place from packs in order of authority, the nation first: on the same day, and for
 * office hours and counting rules in force on the same day, the later pack holds. A year for which no pack
 * lists holidays is forecast from the Labour Code and the lunar calendar.
 *
 * Throws InvalidInput when some day has no office hours or no counting rule.
 *
 * @example buildCalendar({ years: [national2026, laiChau2026], hours: [national, laiChau] })
 */
export function buildCalendar(source: {
  readonly years: readonly CalendarPack[];
  readonly hours: readonly OfficeHoursPack[];
  /** Years covered: by default from two before the first pack to fifteen after the last. */
  readonly from?: number;
  readonly to?: number;
}): Calendar {
  const years = source.years.map(({ year }) => year);
  const firstYear = source.from ?? Math.min(...years) - 2;
  const lastYear = source.to ?? Math.max(...years) + 15;
  if (!(firstYear >= 1976 && lastYear <= 2199 && firstYear <= lastYear)) {
    throw new InvalidInput([{ field: '/years', code: 'no-years-to-cover' }]);
  }
  const officeHours = source.hours.flatMap((pack) => pack.officeHours);
  const counting = source.hours.flatMap((pack) => pack.counting);
  const specialDays = mergeSpecialDays(source.years, firstYear, lastYear);
  const first = new Temporal.PlainDate(firstYear, 1, 1);
  const firstDay = epochDay(first);
  const count = epochDay(new Temporal.PlainDate(lastYear + 1, 1, 1)) - firstDay;

  const hoursByRow = inForce(officeHours, firstDay, count, '/officeHours');
  const ruleByRow = inForce(counting, firstDay, count, '/counting');
  const changed = new Map([...specialDays.values()].map((day) => [epochDay(day.on), day]));
  const sessions = hoursByRow.map((hours, row) =>
    sessionsOn(hours, firstDay + row, changed.get(firstDay + row)),
  );
  const table = buildDayTable(firstDay, sessions);
  return {
    zone: ZONE,
    firstYear,
    lastYear,
    officeHours,
    counting,
    specialDays,
    table,
    hoursByRow,
    ruleByRow,
  };
}

/** A calendar with more days on it, such as a closure declared for a storm; the given one is unchanged. */
export function withDays(calendar: Calendar, packs: readonly CalendarPack[]): Calendar {
  const known: CalendarPack[] = yearsBetween(calendar.firstYear, calendar.lastYear).map((year) => ({
    year,
    listsHolidays: true,
    days: [...calendar.specialDays.values()].filter(({ on }) => on.year === year),
  }));
  const { officeHours, counting, firstYear, lastYear } = calendar;
  return buildCalendar({
    years: [...known, ...packs],
    hours: [{ officeHours, counting }],
    from: firstYear,
    to: lastYear,
  });
}

/** Office time of an ordinary full day under the hours in force on a row, in milliseconds. */
export const fullDayAt = (calendar: Calendar, row: number) => lengthOf(calendar.hoursByRow[row]!.sessions);

interface Period {
  readonly from: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate | undefined;
}

/** On each row, the last listed item whose period holds it. */
function inForce<T extends Period>(list: readonly T[], firstDay: number, count: number, field: string): T[] {
  const byRow = new Array<T | undefined>(count).fill(undefined);
  for (const item of list) {
    const start = Math.max(epochDay(item.from) - firstDay, 0);
    byRow.fill(item, start, item.to ? Math.max(epochDay(item.to) - firstDay + 1, 0) : count);
  }
  const gap = byRow.indexOf(undefined);
  if (gap < 0) return byRow as T[];
  const date = new Temporal.PlainDate(1970, 1, 1).add({ days: firstDay + gap }).toString();
  throw new InvalidInput([{ field, code: 'nothing-in-force', params: { date } }]);
}

function mergeSpecialDays(packs: readonly CalendarPack[], firstYear: number, lastYear: number) {
  const days = new Map<string, SpecialDay>();
  const listed = new Set(packs.filter((pack) => pack.listsHolidays).map(({ year }) => year));
  const forecast = yearsBetween(firstYear, lastYear).filter((year) => !listed.has(year));
  for (const day of [...forecast.flatMap(statutoryHolidays), ...packs.flatMap((pack) => pack.days)]) {
    const date = day.on.toString();
    // Nobody could have worked on the holiday that a storm fell on: it keeps its name.
    const isOffAlready = day.kind === 'closure' && isOff(days.get(date));
    if (!isOffAlready) days.set(date, day);
  }
  return days;
}

const isOff = (day: SpecialDay | undefined) => day && day.kind !== 'swapWork' && day.kind !== 'halfDay';

function sessionsOn(hours: OfficeHours, day: number, special: SpecialDay | undefined): readonly Session[] {
  if (special?.sessions) return special.sessions;
  if (special?.kind === 'swapWork') return hours.sessions;
  // 1970-01-01 was a Thursday.
  const weekday = ((day + 3) % 7) + 1;
  return special || !hours.weekdays.includes(weekday) ? closed : hours.sessions;
}

const closed: readonly Session[] = [];

const yearsBetween = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
