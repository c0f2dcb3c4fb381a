import { addWorkingTime, type Limit } from '#engines/working-time/index.ts';
import { dayOf, zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { DirectiveKind } from './rules.ts';

export interface Deadline {
  readonly at: Temporal.Instant;
  /** Null where a day was named. */
  readonly limit: Limit | null;
}

/** What the orderer says of the deadline; a kind takes what its rule asks for. */
export interface AskedDeadline {
  readonly dueOn?: Temporal.PlainDate | null | undefined;
  /** In the unit of the kind, in place of its usual amount. */
  readonly amount?: number | null | undefined;
}

const longest = 400;

/**
 * The deadline by the rule of the kind, on the office's calendar (Civil Code 91/2015/QH13, articles 147 and 148).
 *
 * @throws InvalidInput `due-required`, `due-in-the-past`, `due-too-far` at `/dueOn`; `amount-out-of-range` at `/amount`
 */
export function deadlineOf(ctx: Context, { deadline }: DirectiveKind, asked: AskedDeadline): Deadline {
  const today = dayOf(ctx.now());
  if (deadline.by === 'endOfYear') {
    return {
      at: closeOf(ctx, Temporal.PlainDate.from({ year: today.year, month: 12, day: 31 })),
      limit: null,
    };
  }
  if (deadline.by === 'day') {
    if (!asked.dueOn) throw new InvalidInput([{ field: '/dueOn', code: 'due-required' }]);
    return { at: dueOnDay(ctx, asked.dueOn), limit: null };
  }
  const amount = asked.amount ?? deadline.amount;
  if (!(amount > 0 && amount <= longest)) {
    throw new InvalidInput([{ field: '/amount', code: 'amount-out-of-range', params: { max: longest } }]);
  }
  const limit: Limit = { amount, unit: deadline.unit };
  return { at: addWorkingTime(ctx.calendar, ctx.now(), limit), limit };
}

/** The end of office hours on the day named; of the next working day where it is a day off (article 148(5)). */
export function dueOnDay(ctx: Context, on: Temporal.PlainDate): Temporal.Instant {
  const refuse = (code: string) => new InvalidInput([{ field: '/dueOn', code }]);
  const today = dayOf(ctx.now());
  if (Temporal.PlainDate.compare(on, today.add({ years: 1 })) > 0) throw refuse('due-too-far');
  const at = closeOf(ctx, on);
  if (Temporal.Instant.compare(at, ctx.now()) <= 0) throw refuse('due-in-the-past');
  return at;
}

const closeOf = ({ calendar }: Context, on: Temporal.PlainDate): Temporal.Instant =>
  addWorkingTime(calendar, on.toZonedDateTime(zone).toInstant(), { amount: 0, unit: 'workingDay' });
