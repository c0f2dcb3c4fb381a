import { officeSessions } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { Group } from './model.ts';
import type { CentreRules } from './rules.ts';

export interface Slot {
  readonly startsAt: Temporal.Instant;
  /** How many may still book it. */
  readonly left: number;
}

/** The days that may be booked now: working days from tomorrow to as far ahead as the rules say. */
export function bookableDays(
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
  { appointments }: CentreRules,
): readonly Temporal.PlainDate[] {
  const today = dayOf(now());
  return Array.from({ length: appointments.daysAhead }, (_, index) => today.add({ days: index + 1 })).filter(
    (day) => officeSessions(calendar, day).length > 0,
  );
}

/** The beginnings of a day's slots: whole slots of office time. */
export function slotTimes(
  { calendar }: Pick<Context, 'calendar'>,
  { appointments: { slotMinutes } }: CentreRules,
  on: Temporal.PlainDate,
): readonly Temporal.Instant[] {
  const length = slotMinutes * 60_000;
  return officeSessions(calendar, on).flatMap(({ from, to }) => {
    const count = Math.floor((to.epochMilliseconds - from.epochMilliseconds) / length);
    return Array.from({ length: count }, (_, index) => from.add({ milliseconds: index * length }));
  });
}

/** The slots of a group on a day, with the room that is left in each. */
export async function listSlots(
  ctx: Context,
  rules: CentreRules,
  group: Group,
  on: Temporal.PlainDate,
): Promise<readonly Slot[]> {
  const times = slotTimes(ctx, rules, on);
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return [];
  const rows = await ctx.db
    .selectFrom('centreSlot')
    .select(['startsAt', 'taken'])
    .where('centreId', '=', group.centreId)
    .where('groupCode', '=', group.code)
    .where('startsAt', '>=', first)
    .where('startsAt', '<=', last)
    .execute();
  const taken = new Map(rows.map((row) => [row.startsAt.epochMilliseconds, row.taken]));
  return times.map((startsAt) => ({
    startsAt,
    left: Math.max(0, group.slotCapacity - (taken.get(startsAt.epochMilliseconds) ?? 0)),
  }));
}
