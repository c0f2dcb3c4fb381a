/** A stretch of office time, in milliseconds from local midnight. */
export interface Session {
  readonly start: number;
  readonly end: number;
}

/** Office hours in force from a date, with the decision that set them. */
export interface OfficeHours {
  readonly from: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate | undefined;
  readonly sessions: readonly Session[];
  /** ISO weekdays, 1 = Monday. */
  readonly weekdays: readonly number[];
  readonly decision: string;
  readonly certain: boolean;
  readonly note?: string | undefined;
}

/** How the law counts from receipt, in force from a date; each choice names its article. */
export interface CountingRule {
  readonly from: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate | undefined;
  /** What arrives after this time of day (milliseconds) counts from the next working day. */
  readonly lateAfter?: number | undefined;
  readonly lateAfterArticle?: string | undefined;
  /** Whether the day counting starts from is itself day one. */
  readonly firstDay: 'excluded' | 'counted';
  readonly firstDayArticle: string;
  readonly certain: boolean;
  readonly note?: string | undefined;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const lengthOf = (sessions: readonly Session[]) =>
  sessions.reduce((total, { start, end }) => total + end - start, 0);

export const closingOf = (sessions: readonly Session[]) => sessions.at(-1)?.end ?? 0;

/** Office time of the day that has passed at a time of day. */
export function officeTimeUntil(sessions: readonly Session[], time: number): number {
  let passed = 0;
  for (const { start, end } of sessions) {
    if (time <= start) break;
    passed += Math.min(time, end) - start;
  }
  return passed;
}

/** The earliest time of day at which `passed` of the day's office time is over; `passed` is more than zero. */
export function timeAfter(sessions: readonly Session[], passed: number): number {
  let left = passed;
  for (const { start, end } of sessions) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  throw new RangeError('the day has less office time');
}

/** `07:30` in milliseconds from midnight, or undefined. */
export function timeOfDay(text: unknown): number | undefined {
  const found = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(String(text));
  const time = found ? Number(found[1]) * HOUR + Number(found[2]) * MINUTE : Number.NaN;
  return time <= DAY ? time : undefined;
}

export function formatTime(time: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(time / HOUR))}:${two(Math.floor((time % HOUR) / MINUTE))}`;
}
