import { addWorkingTime, type Limit } from '#engines/working-time/index.ts';
import type { Due } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Dossier } from './model.ts';
import { limitOf } from './time-limit.ts';

/** The desk answers within the working day (NĐ 61/2018 Điều 17): how long a filed dossier may wait for it. */
const deskLimit: Limit = { amount: 1, unit: 'workingDay' };

/** Work without a published limit still needs a day to be sorted by. */
const unstatedLimit: Limit = { amount: 30, unit: 'workingDay' };

/** Deadlines of the steps that open now: of the whole dossier, and of a step by its share of the limit. */
export function dueNow(
  ctx: Context,
  dossier: Pick<Dossier, 'dueAt' | 'timeLimitAmount' | 'timeLimitUnit'>,
): Due {
  const limit = limitOf(dossier as Dossier);
  return {
    at: dossier.dueAt ?? addWorkingTime(ctx.calendar, ctx.now(), deskLimit),
    stepAt(share) {
      if (!dossier.dueAt || !limit || !share) return null;
      const { unit } = limit;
      if (unit !== 'workingDay' && unit !== 'hour') return null;
      // A procedure of the same day (0 working days) has no parts to divide: every step is due with the whole.
      if (limit.amount === 0) return dossier.dueAt;
      return addWorkingTime(ctx.calendar, ctx.now(), { amount: limit.amount * share, unit, start: 'moment' });
    },
  };
}

export const limitOrUnstated = (dossier: Dossier): Limit => limitOf(dossier) ?? unstatedLimit;
