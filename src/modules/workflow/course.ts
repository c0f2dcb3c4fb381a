import type { Effect } from '#engines/process/index.ts';
import { addWorkingTime, dueAt, type Limit, startClock } from '#engines/working-time/index.ts';
import type { Context } from '#platform/context.ts';
import type { Instance } from './instances.ts';
import type { Assignees, Due, Subject } from './model.ts';

/** One act upon the processes of a subject, through all the instances it moves. */
export interface Course {
  readonly subject: Subject;
  /** Of the whole; a part may have its own. */
  readonly due: Due;
  readonly assignees: Assignees;
  /** A timer moved it: what is taken back was not answered in time. */
  readonly isLapse: boolean;
  /** What happened to the subject's own process, for whoever has to know whether it is finished. */
  readonly rootEffects: Effect[];
}

export const courseOf = ({
  subject,
  due,
  assignees = {},
}: Pick<Course, 'subject' | 'due'> & { readonly assignees?: Assignees | undefined }): Course => ({
  subject,
  due,
  assignees,
  isLapse: false,
  rootEffects: [],
});

/** The deadline that an instance works to: its own as a part, or that of the whole. */
export const dueOf = (ctx: Context, { due }: Course, { clock }: Pick<Instance, 'clock'>): Due =>
  clock ? { at: dueAt(ctx.calendar, clock), limit: clock.limit } : due;

/** The part of a limit that a share of it is, days of the calendar whole; null where it cannot be divided. */
export function partOf(limit: Limit | null, share: number | undefined): Limit | null {
  if (!limit || !share || limit.unit === 'month') return null;
  const amount = limit.amount * share;
  if (limit.unit === 'day') return { amount: Math.max(1, Math.floor(amount)), unit: 'day' };
  return { amount, unit: limit.unit, start: 'moment' };
}

/** When a step that opens now is due by its share of the time. */
export function stepDueAt(ctx: Context, due: Due, share: number | undefined): Temporal.Instant | null {
  const part = partOf(due.limit, share);
  if (!part) return null;
  // A procedure of the same day (0 working days) has no parts to divide: every step is due with the whole.
  if (due.limit!.amount === 0) return due.at;
  if (part.unit !== 'day') return addWorkingTime(ctx.calendar, ctx.now(), part);
  const at = dueAt(ctx.calendar, startClock(part, ctx.now()));
  return Temporal.Instant.compare(at, due.at) < 0 ? at : due.at;
}
