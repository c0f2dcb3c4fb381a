import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue } from '#platform/errors/index.ts';

export interface MeetingTimes {
  readonly place: string;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
}

/** When and where, checked. @throws InvalidInput what is missing, or lies in the past */
export function checkTimes(
  ctx: Context,
  { place, startsAt, endsAt }: MeetingTimes,
): { readonly place: string; readonly startsAt: Temporal.Instant; readonly endsAt: Temporal.Instant } {
  const isPast = startsAt !== null && Temporal.Instant.compare(startsAt, ctx.now()) <= 0;
  const isBackward = startsAt !== null && endsAt !== null && Temporal.Instant.compare(endsAt, startsAt) <= 0;
  const issues: readonly (Issue | false)[] = [
    place.trim() === '' && { field: '/place', code: 'place-required' },
    startsAt === null && { field: '/on', code: 'start-required' },
    isPast && { field: '/on', code: 'start-in-the-past' },
    (endsAt === null || isBackward) && { field: '/until', code: 'end-before-start' },
  ];
  const found = issues.filter((issue) => issue !== false);
  if (found.length > 0) throw new InvalidInput(found);
  return { place: place.trim().slice(0, 300), startsAt: startsAt!, endsAt: endsAt! };
}
