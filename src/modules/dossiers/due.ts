import { addWorkingTime, type Limit } from '#engines/working-time/index.ts';
import type { Due } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Dossier } from './model.ts';
import { limitOf } from './time-limit.ts';

/** The desk answers within the working day (NĐ 61/2018 Điều 17): how long a filed dossier may wait for it. */
const deskLimit: Limit = { amount: 1, unit: 'workingDay' };

/** Work without a published limit still needs a day to be sorted by. */
const unstatedLimit: Limit = { amount: 30, unit: 'workingDay' };

/** The deadline of the steps that open now, and the limit they share. */
export function dueNow(
  ctx: Context,
  dossier: Pick<Dossier, 'dueAt' | 'timeLimitAmount' | 'timeLimitUnit'>,
): Due {
  return {
    at: dossier.dueAt ?? addWorkingTime(ctx.calendar, ctx.now(), deskLimit),
    // Until the acceptance nothing runs that a step could have its share of.
    limit: dossier.dueAt ? limitOf(dossier as Dossier) : null,
  };
}

export const limitOrUnstated = (dossier: Dossier): Limit => limitOf(dossier) ?? unstatedLimit;
