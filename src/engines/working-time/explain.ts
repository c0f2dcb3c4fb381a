import { type Locale, texts } from '#platform/i18n/index.ts';
import type { Calendar } from './calendar.ts';
import type { SpecialDay } from './calendar-pack.ts';
import { type Clock, dueMs } from './clock.ts';
import { dateOfRow, rowOf, ZONE } from './day-table.ts';
import { type CountingStart, countingStart, isOfficeLimit, type Limit } from './deadline.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';
import { formatTime } from './office-hours.ts';
import { type DaysOff, skippedDays } from './skipped-days.ts';
import { instantOf } from './working-days.ts';

const t = texts({ vi, en });

/** Why a deadline is what it is, for the citizen's receipt and for a dispute. */
export interface Explanation {
  readonly text: string;
  readonly dueAt: Temporal.Instant;
  /** The working day from which it counts. */
  readonly countedFrom: Temporal.PlainDate;
  readonly daysOff: readonly DaysOff[];
  /** Weekend days worked in exchange for a day off. */
  readonly worked: readonly SpecialDay[];
  /** False while a day off or a rule it rests on waits for its decision. */
  readonly isCertain: boolean;
}

/**
 * Explains a clock's deadline in words. For a deadline without pauses, give it `startClock(limit, receivedAt)`.
 *
 * @example explainDeadline(calendar, clock, 'vi').text
 */
export function explainDeadline(calendar: Calendar, clock: Clock, locale: Locale): Explanation {
  const { table } = calendar;
  const { limit } = clock;
  const due = dueMs(calendar, clock);
  const start = stepOrReceipt(calendar, clock);
  const { daysOff, worked } = skippedDays(calendar, start.row, rowOf(table, due));
  const countedFrom = dateOfRow(table, start.row);
  // Only a late receipt rests on the hour that the rule sets.
  const isRuleCertain = start.reason !== 'late' || start.rule.certain;
  const sentences = [
    startInWords(locale, clock, start, countedFrom),
    ...firstDayInWords(locale, limit, start),
    ...clock.pauses.map(([from, to]) =>
      t(locale, 'paused', { from: momentIn(locale, from), to: momentIn(locale, to) }),
    ),
    ...(daysOff.length > 0
      ? [t(locale, 'closed', { days: list(daysOff, (days) => daysOffIn(locale, days)) })]
      : []),
    ...(worked.length > 0
      ? [t(locale, 'worked', { days: list(worked, (day) => dayIn(locale, day.on)) })]
      : []),
  ];
  return {
    text: t(locale, 'summary', {
      due: momentIn(locale, due),
      limit: limitIn(locale, limit),
      start: sentences.join('; '),
    }),
    dueAt: instantOf(due),
    countedFrom,
    daysOff,
    worked,
    isCertain: isRuleCertain && daysOff.every((days) => days.certain) && worked.every((day) => day.certain),
  };
}

/** A deadline that another calendar moves, and the days off that move it. */
export interface Move {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly daysOff: readonly DaysOff[];
  readonly text: string;
}

/** What becomes of a clock's deadline when the calendar changes afterwards, as by a closure for a storm; undefined if it stays. */
export function explainMove(
  before: Calendar,
  after: Calendar,
  clock: Clock,
  locale: Locale,
): Move | undefined {
  const [from, to] = [dueMs(before, clock), dueMs(after, clock)];
  if (from === to) return undefined;
  const known = new Set(explainDeadline(before, clock, locale).daysOff.map(dayKey));
  const daysOff = explainDeadline(after, clock, locale).daysOff.filter((days) => !known.has(dayKey(days)));
  const sentences = [
    t(locale, 'moved', { before: momentIn(locale, from), after: momentIn(locale, to) }),
    ...(daysOff.length > 0
      ? [t(locale, 'because', { days: list(daysOff, (days) => daysOffIn(locale, days)) })]
      : []),
  ];
  return { from: instantOf(from), to: instantOf(to), daysOff, text: `${sentences.join(', ')}.` };
}

const dayKey = ({ from, to, name }: DaysOff) => `${from} ${to} ${name}`;

/** A step begins when it is handed over; everything else where the law begins to count. */
function stepOrReceipt(calendar: Calendar, { limit, startedMs }: Clock): CountingStart {
  const start = countingStart(calendar, startedMs);
  if (!isStep(limit)) return start;
  return { row: rowOf(calendar.table, startedMs), moment: startedMs, reason: 'sameDay', rule: start.rule };
}

const isStep = (limit: Limit) => limit.start === 'moment' && isOfficeLimit(limit);
const runsFromMoment = (limit: Limit) =>
  isStep(limit) || limit.unit === 'hour' || (limit.amount > 0 && limit.amount < 1);

function startInWords(locale: Locale, clock: Clock, start: CountingStart, day: Temporal.PlainDate): string {
  const received = momentIn(locale, clock.startedMs);
  const { reason, rule } = start;
  if (reason === 'sameDay') {
    return runsFromMoment(clock.limit)
      ? t(locale, 'moment', { received })
      : t(locale, 'from', { day: dayIn(locale, day) });
  }
  const lateAfter = formatTime(rule.lateAfter ?? 0);
  return t(locale, reason, {
    day: dayIn(locale, day),
    received,
    lateAfter,
    article: rule.lateAfterArticle ?? '',
  });
}

function firstDayInWords(locale: Locale, limit: Limit, { rule }: CountingStart): string[] {
  const isCounted = rule.firstDay === 'counted' || limit.amount === 0 || runsFromMoment(limit);
  return isCounted ? [] : [t(locale, 'excluded', { article: rule.firstDayArticle })];
}

function limitIn(locale: Locale, { amount, unit }: Limit): string {
  if (amount === 0) return t(locale, 'sameDay');
  const text = t(locale, unit, { amount: amount.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB') });
  return amount === 1 && locale === 'en' ? text.replace(/s$/, '') : text;
}

const date = (day: Temporal.PlainDate) =>
  `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`;

const dayIn = (locale: Locale, day: Temporal.PlainDate) =>
  `${t(locale, `day${day.dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)} ${date(day)}`;

function momentIn(locale: Locale, moment: number): string {
  const local = instantOf(moment).toZonedDateTimeISO(ZONE);
  return `${local.toPlainTime().toString({ smallestUnit: 'minute' })} ${dayIn(locale, local.toPlainDate())}`;
}

function daysOffIn(locale: Locale, { from, to, name, nameEn, decision, certain }: DaysOff): string {
  const span = from.equals(to) ? date(from) : `${date(from).slice(0, 5)}–${date(to)}`;
  const sources = certain ? decision : `${decision}; ${t(locale, 'uncertain')}`;
  return `${locale === 'vi' ? name : nameEn} ${span} (${sources})`;
}

const list = <T>(items: readonly T[], inWords: (item: T) => string) => items.map(inWords).join(', ');
