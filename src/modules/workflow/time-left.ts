import { type Calendar, countWorkingTime } from '#engines/working-time/index.ts';

/** Working time to a deadline as people say it: whole days, and hours on the last; negative once past. */
export interface TimeLeft {
  readonly unit: 'day' | 'hour';
  readonly amount: number;
}

/**
 * How long until the deadline by the office's calendar. Started days do not count as left, started hours do: nobody is
 * told they have more days than they have, nor that nothing is left while something is.
 */
export function timeLeft(calendar: Calendar, now: Temporal.Instant, dueAt: Temporal.Instant): TimeLeft {
  const { days, minutes } = countWorkingTime(calendar, now, dueAt);
  if (Math.abs(days) >= 1) return { unit: 'day', amount: Math.trunc(days) };
  const isPast = Temporal.Instant.compare(now, dueAt) > 0;
  const hours = Math.ceil(Math.abs(minutes) / 60);
  // Past outside office hours: no office minute has gone by yet, and the deadline is missed all the same.
  return { unit: 'hour', amount: isPast ? -Math.max(hours, 1) : hours };
}
