import { type Calendar, isWorkingDay } from '#engines/working-time/index.ts';
import { dayOf, zone } from '#modules/org/index.ts';
import type { ReminderRule } from './rules.ts';

/** Whose turn it is to hear of a deadline. */
export type Told = 'doer' | 'substitute' | 'head' | 'supervisor';

/** A stage: so many working days before the deadline (negative), on its day (0), or after it. */
export interface Stage {
  readonly days: number;
  readonly at: Temporal.Instant;
}

/** Digests are made early in the morning, before the office opens. */
const morning = Temporal.PlainTime.from('06:00');

/** When the deadline is told of next after `now`; nothing ever ends it but the end of the work. */
export function nextStage(
  calendar: Calendar,
  rule: ReminderRule,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
): Stage {
  const dueOn = dayOf(dueAt);
  for (const days of stagesOf(rule)) {
    const at = morningOf(workingDaysFrom(calendar, dueOn, days));
    if (Temporal.Instant.compare(at, now) > 0) return { days, at };
  }
  throw new RangeError('stages never end');
}

/** How many working days past the deadline (before it, if negative) the day is: what its line of a digest says. */
export function daysPast(calendar: Calendar, dueAt: Temporal.Instant, now: Temporal.Instant): number {
  const [due, today] = [dayOf(dueAt), dayOf(now)];
  const isBefore = Temporal.PlainDate.compare(today, due) < 0;
  const [from, to] = isBefore ? [today, due] : [due, today];
  let days = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(calendar, day)) days += 1;
  }
  return isBefore ? -days : days;
}

/**
 * Who hears of it at a stage: who does it; once it is late, whoever stands in for them, if they are away; then the head of
 * the unit; at last the supervisor.
 */
export function toldAt(days: number, { after }: ReminderRule): Told {
  const [, second = Number.POSITIVE_INFINITY, third = Number.POSITIVE_INFINITY] = after;
  if (days <= 0) return 'doer';
  if (days < second) return 'substitute';
  return days < third ? 'head' : 'supervisor';
}

function* stagesOf({ before, after, again }: ReminderRule): Generator<number> {
  yield* before.toSorted((one, other) => other - one).map((days) => -days);
  yield 0;
  yield* after;
  for (let days = (after.at(-1) ?? 0) + again; ; days += again) yield days;
}

function workingDaysFrom(calendar: Calendar, from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const step = { days: Math.sign(days) };
  let day = from;
  for (let left = Math.abs(days); left > 0; ) {
    day = day.add(step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** When what belongs to a day is told of. */
export const morningOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: morning }).toInstant();
