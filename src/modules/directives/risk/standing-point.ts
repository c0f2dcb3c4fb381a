import { addWorkingTime, type Calendar, countWorkingTime } from '#engines/working-time/index.ts';

/** A quarter of the time, and how far the work had been reported by then: what makes two directives alike. */
export interface StandingPoint {
  /** 0 to 3: how many quarters of the time were over. */
  readonly quarter: number;
  /** 0 nothing reported, 1 below half, 2 half and more, 3 ninety in a hundred and more. */
  readonly progress: number;
}

export const quarters = [0, 1, 2, 3] as const;

export function progressBand(percent: number): number {
  if (percent <= 0) return 0;
  if (percent < 50) return 1;
  return percent < 90 ? 2 : 3;
}

/** Which quarter of its office time a directive is in; none once that is over. */
export function quarterAt(
  calendar: Calendar,
  { givenAt, dueAt }: { readonly givenAt: Temporal.Instant; readonly dueAt: Temporal.Instant },
  now: Temporal.Instant,
): number | undefined {
  if (Temporal.Instant.compare(now, dueAt) >= 0) return undefined;
  const whole = countWorkingTime(calendar, givenAt, dueAt).minutes;
  const gone = countWorkingTime(calendar, givenAt, now).minutes;
  return whole <= 0 ? 0 : Math.min(Math.floor((gone / whole) * 4), 3);
}

/** The middle of a quarter: where those that have ended are looked at. */
export function middleOf(
  calendar: Calendar,
  { givenAt, dueAt }: { readonly givenAt: Temporal.Instant; readonly dueAt: Temporal.Instant },
  quarter: number,
): Temporal.Instant {
  const whole = countWorkingTime(calendar, givenAt, dueAt).minutes;
  const amount = (whole * (quarter + 0.5)) / 4 / 60;
  return amount > 0 ? addWorkingTime(calendar, givenAt, { amount, unit: 'hour', start: 'moment' }) : givenAt;
}
