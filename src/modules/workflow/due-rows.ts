import type { Effect, TimerRule } from '#engines/process/index.ts';
import { addWorkingTime } from '#engines/working-time/index.ts';
import { zone } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import type { Carrying } from './carry-out.ts';
import { type Course, dueOf, stepDueAt } from './course.ts';
import type { Instance } from './instances.ts';
import type { Due } from './model.ts';

type EffectOf<Type> = Extract<Effect, { type: Type }>;

/** The row by which a timer is found when its time has come. */
export function startTimer(carrying: Carrying, { timer, element, on, rule }: EffectOf<'start-timer'>) {
  const { tx, ctx, course, instance, definition } = carrying;
  const watcher = definition.byId.get(element)!;
  const share = (watcher.host ?? watcher).model.share;
  const row = {
    instanceId: instance.id,
    name: timer,
    kind: 'timer',
    elementId: element,
    token: on,
    rule: jsonb(rule),
    dueAt: timerDueAt(ctx, dueOf(ctx, course, instance), rule, share),
  };
  return tx.insertInto('processDue').values(row).execute();
}

/** A service is done at once, by the next sweep: an act of its own, with its own fact. */
export function startService(
  { tx, ctx, instance }: Carrying,
  { call, element, operation }: EffectOf<'call-service'>,
) {
  const row = { instanceId: instance.id, name: callName(call), kind: 'service', elementId: element };
  return tx
    .insertInto('processDue')
    .values({ ...row, token: call, operation, dueAt: ctx.now() })
    .execute();
}

export const stopDue = ({ tx, instance }: Pick<Carrying, 'tx' | 'instance'>, name: string) =>
  tx.deleteFrom('processDue').where('instanceId', '=', instance.id).where('name', '=', name).execute();

export const callName = (call: number): string => `call/${call}`;

/**
 * When a timer that starts now fires. Working time is the office's, from this moment; of a step's own time where the
 * rule says a share. A step without a time of its own has that of the whole.
 */
export function timerDueAt(
  ctx: Context,
  due: Due,
  { after, at, share, clock }: TimerRule,
  stepShare: number | undefined,
): Temporal.Instant {
  if (at !== undefined) return momentOf(at);
  if (after !== undefined) {
    const duration = Temporal.Duration.from(after);
    return clock === 'working' ? inOfficeTime(ctx, duration) : onTheWall(ctx, duration);
  }
  return stepDueAt(ctx, due, (stepShare ?? 0) * share!) ?? due.at;
}

/** A date is over when its day is: what is awaited until the 5th may still come on the 5th. */
export const momentOf = (at: string): Temporal.Instant => {
  if (/T.*(Z|[+-]\d\d:?\d\d)/.test(at)) return Temporal.Instant.from(at);
  if (at.includes('T')) return Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant();
  return Temporal.PlainDate.from(at).add({ days: 1 }).toZonedDateTime(zone).toInstant();
};

const onTheWall = (ctx: Context, duration: Temporal.Duration) =>
  ctx.now().toZonedDateTimeISO(zone).add(duration).toInstant();

function inOfficeTime(ctx: Context, duration: Temporal.Duration): Temporal.Instant {
  const { years, months, weeks, days, hours, minutes, seconds } = duration;
  const amounts = [
    { amount: years * 12 + months, unit: 'month' as const },
    { amount: weeks * 5 + days, unit: 'workingDay' as const, start: 'moment' as const },
    { amount: hours + minutes / 60 + seconds / 3600, unit: 'hour' as const, start: 'moment' as const },
  ];
  return amounts
    .filter(({ amount }) => amount > 0)
    .reduce((from, limit) => addWorkingTime(ctx.calendar, from, limit), ctx.now());
}

/** Nothing of these instances falls due while others are awaited. */
export const pauseDue = (tx: Tx, ctx: Context, instanceIds: readonly string[]) =>
  tx
    .updateTable('processDue')
    .set({ pausedAt: ctx.now() })
    .where('instanceId', 'in', [...instanceIds])
    .execute();

/** The timers of an instance begin anew, as its time limit does; dates that stand in the calendar stay. */
export async function restartDue(
  carrying: Pick<Carrying, 'tx' | 'ctx' | 'definition'> & {
    readonly course: Course;
    readonly instance: Instance;
  },
): Promise<void> {
  const { tx, ctx, course, instance, definition } = carrying;
  const rows = await tx.selectFrom('processDue').selectAll().where('instanceId', '=', instance.id).execute();
  const due = dueOf(ctx, course, instance);
  for (const { name, kind, elementId, rule } of rows) {
    const watcher = definition.byId.get(elementId)!;
    const share = (watcher.host ?? watcher).model.share;
    const dueAt = kind === 'timer' ? timerDueAt(ctx, due, rule as TimerRule, share) : ctx.now();
    await tx
      .updateTable('processDue')
      .set({ dueAt, pausedAt: null })
      .where('instanceId', '=', instance.id)
      .where('name', '=', name)
      .execute();
  }
}
