import type { CountingRule, OfficeHours, Session } from './office-hours.ts';
import { PackReader } from './pack-reader.ts';

export type DayKind = 'holiday' | 'dayInLieu' | 'swapOff' | 'swapWork' | 'halfDay' | 'closure';

/** A day unlike its weekday, with the law or decision that made it so. */
export interface SpecialDay {
  readonly on: Temporal.PlainDate;
  readonly kind: DayKind;
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly decision: string;
  /** False where the source still has to be confirmed by an administrator. */
  readonly certain: boolean;
  readonly note?: string | undefined;
  /** The day this one stands for: the weekend holiday, or the other day of a swap. */
  readonly counterpart?: Temporal.PlainDate | undefined;
  /** Office hours of a half day. */
  readonly sessions?: readonly Session[] | undefined;
}

/** The days of one year as one authority decided them. One that lists holidays replaces the forecast for that year. */
export interface CalendarPack {
  readonly year: number;
  readonly listsHolidays: boolean;
  readonly days: readonly SpecialDay[];
}

export interface OfficeHoursPack {
  readonly officeHours: readonly OfficeHours[];
  readonly counting: readonly CountingRule[];
}

const described = ['name', 'nameEn', 'decision', 'certain', 'note'] as const;

/**
 * The content of `calendar/<year>.yaml`, already parsed to plain objects.
 * Throws InvalidInput naming every wrong field by its JSON pointer.
 */
export function parseCalendarPack(value: unknown): CalendarPack {
  const pack = new PackReader(value);
  pack.allow('year', 'holidays', 'daysInLieu', 'swaps', 'halfDays', 'closures');
  const year = pack.year('year');
  const days = [
    ...pack.list('holidays').flatMap((item) => readDays(item, 'holiday')),
    ...pack.list('daysInLieu').flatMap((item) => readDays(item, 'dayInLieu', 'for')),
    ...pack.list('swaps').flatMap(readSwap),
    ...pack
      .list('halfDays')
      .flatMap((item) =>
        readDays(item, 'halfDay', 'sessions').map((day) => ({ ...day, sessions: item.sessions('sessions') })),
      ),
    ...pack.list('closures').flatMap((item) => readDays(item, 'closure')),
  ];
  for (const { on } of days) {
    if (on.year !== year) pack.report('', 'date-outside-year', { date: on.toString(), year });
  }
  return pack.finish({ year, listsHolidays: pack.has('holidays'), days });
}

/** The content of `office-hours.yaml`, already parsed to plain objects. Throws InvalidInput. */
export function parseOfficeHoursPack(value: unknown): OfficeHoursPack {
  const pack = new PackReader(value);
  pack.allow('officeHours', 'counting');
  return pack.finish({
    officeHours: pack.list('officeHours').map(readOfficeHours),
    counting: pack.list('counting').map(readCountingRule),
  });
}

function readDays(item: PackReader, kind: DayKind, ...more: readonly string[]): SpecialDay[] {
  item.allow('date', 'from', 'to', ...described, ...more);
  const isRange = item.has('from') || item.has('to');
  const from = item.date(isRange ? 'from' : 'date');
  const to = isRange ? item.date('to') : from;
  const count = from.until(to).days + 1;
  if (count < 1 || count > 60) item.report('/to', 'not-a-range');
  const day = { kind, ...describe(item), counterpart: item.has('for') ? item.date('for') : undefined };
  return Array.from({ length: Math.min(Math.max(count, 0), 60) }, (_, i) => ({
    ...day,
    on: from.add({ days: i }),
  }));
}

/** A swap (hoán đổi ngày làm việc): one day off, another worked instead. */
function readSwap(item: PackReader): SpecialDay[] {
  item.allow('off', 'work', ...described);
  const off = item.date('off');
  const work = item.date('work');
  if (work.dayOfWeek < 6) item.report('/work', 'not-a-weekend');
  if (off.dayOfWeek > 5) item.report('/off', 'not-a-weekday');
  const day = describe(item);
  return [
    { ...day, kind: 'swapOff', on: off, counterpart: work },
    { ...day, kind: 'swapWork', on: work, counterpart: off },
  ];
}

const describe = (item: PackReader) => ({
  name: item.text('name'),
  nameEn: item.optionalText('nameEn'),
  decision: item.text('decision'),
  certain: item.certain(),
  note: item.optionalText('note'),
});

const period = (item: PackReader) => ({
  from: item.date('from'),
  to: item.optionalDate('to'),
  certain: item.certain(),
  note: item.optionalText('note'),
});

function readOfficeHours(item: PackReader): OfficeHours {
  item.allow('from', 'to', 'sessions', 'weekdays', 'decision', 'certain', 'note');
  return {
    ...period(item),
    sessions: item.sessions('sessions'),
    weekdays: item.weekdays('weekdays'),
    decision: item.text('decision'),
  };
}

function readCountingRule(item: PackReader): CountingRule {
  item.allow('from', 'to', 'lateAfter', 'lateAfterArticle', 'firstDay', 'firstDayArticle', 'certain', 'note');
  return {
    ...period(item),
    lateAfter: item.time('lateAfter'),
    lateAfterArticle: item.has('lateAfter') ? item.text('lateAfterArticle') : undefined,
    firstDay: item.oneOf('firstDay', ['excluded', 'counted']),
    firstDayArticle: item.text('firstDayArticle'),
  };
}
