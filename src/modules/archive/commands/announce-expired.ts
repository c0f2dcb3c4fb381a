import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { retentionEnded } from '../events.ts';
import { archiveUnit, inWorkingDays, openStep } from '../work.ts';

const most = 500;
/** No law gives the archive a day for looking over what has run out; a month of working days is usual. */
const daysToReview = 22;

/**
 * Tells an agency's archive which folders are past their last day, once each: one step for all of a sweep.
 *
 * @returns how many folders were told of
 */
export async function announceExpired(ctx: Context, agencyId: string): Promise<number> {
  ctx.authorize('archive.follow');
  return ctx.transaction(async (tx, ctx) => {
    const ended = await tx
      .selectFrom('archiveFolder')
      .select('id')
      .where('agencyId', '=', agencyId)
      .where('state', 'in', ['closed', 'archived'])
      .where('endsOn', '<', dayOf(ctx.now()))
      .where('announcedAt', 'is', null)
      .orderBy('endsOn')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = ended.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.updateTable('archiveFolder').set({ announcedAt: ctx.now() }).where('id', 'in', ids).execute();
    const stepId = await openStep(tx, ctx, {
      aboutKind: 'agency',
      aboutId: agencyId,
      step: 'review',
      code: `${ids.length} hồ sơ`,
      title: 'Hồ sơ hết thời hạn lưu trữ',
      unitId: await archiveUnit(tx, ctx, agencyId),
      agencyId,
      role: 'sealKeeper',
      dueAt: inWorkingDays(ctx, daysToReview),
    });
    await recordEvent(tx, ctx, retentionEnded(stepId, agencyId, ids));
    return ids.length;
  });
}
