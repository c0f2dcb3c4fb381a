import { officeSessions } from '#engines/working-time/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import type { Centre } from './model.ts';
import type { CentreRules } from './rules.ts';

export interface Opening {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** When a centre gives numbers on a day, from its office hours; nothing on a day off. */
export function openingOn(
  { calendar }: Pick<Context, 'calendar'>,
  centre: Pick<Centre, 'isAlwaysOpen'>,
  { tickets }: CentreRules,
  on: Temporal.PlainDate,
): Opening | undefined {
  if (centre.isAlwaysOpen) {
    const midnight = on.toZonedDateTime(calendar.zone);
    return { from: midnight.toInstant(), to: midnight.add({ days: 1 }).toInstant() };
  }
  const sessions = officeSessions(calendar, on);
  const [first, last] = [sessions[0], sessions.at(-1)];
  return (
    first && last && { from: first.from.subtract({ minutes: tickets.minutesBeforeOpening }), to: last.to }
  );
}

export function isOpenNow(ctx: Context, centre: Pick<Centre, 'isAlwaysOpen'>, rules: CentreRules): boolean {
  const now = ctx.now();
  const { compare } = Temporal.Instant;
  const opening = openingOn(ctx, centre, rules, dayOf(now));
  return opening !== undefined && compare(opening.from, now) <= 0 && compare(now, opening.to) < 0;
}
