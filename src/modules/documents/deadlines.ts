import { addWorkingTime } from '#engines/working-time/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';

/** The end of so many working days from now; the day of now is left out. */
export const inWorkingDays = (ctx: Context, workingDays: number): Temporal.Instant =>
  addWorkingTime(ctx.calendar, ctx.now(), { amount: workingDays, unit: 'workingDay' });

/**
 * What comes is registered and laid before a leader on the same day, at latest on the next working day; what is urgent
 * at once, here within two office hours (NĐ 30/2020/NĐ-CP Điều 22, 23). So it is with issuing (Điều 18).
 */
export const byNextWorkingDay = (ctx: Context, urgency: number): Temporal.Instant =>
  urgency > 0
    ? addWorkingTime(ctx.calendar, ctx.now(), { amount: 2, unit: 'hour', start: 'moment' })
    : inWorkingDays(ctx, 1);

/** Office hours have ended everywhere by then; for what is due on a day. */
export const endOfDay = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: '23:59' }).toInstant();
