import { dueAt, startClock } from '#engines/working-time/index.ts';
import { getUnit } from '#modules/org/index.ts';
import { completeWorkItem, lockWorkItem, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { ScanBatch } from './model.ts';

/** A part that no sheet placed is a subject of its own: its step goes to the one inbox of the desk that scanned it. */
export const partSubject = 'scan-part';
const sortAction = 'sort-scan';

const processFor = (role: string) => ({
  id: 'scan-sorting',
  name: 'Xếp bản quét',
  steps: [{ id: 'sort', name: 'Xếp bản quét', position: role, action: sortAction, outcomes: ['done'] }],
});

/** Paper lies on the counter: by the end of the next working day it should be where it belongs. */
const timeToSort = { amount: 1, unit: 'workingDay' } as const;

/** The step appears in the inboxes of the desk. */
export async function openSorting(tx: Tx, ctx: Context, batch: ScanBatch, partId: string): Promise<void> {
  const { agencyId } = await getUnit(tx, batch.unitId);
  const place = { unitId: batch.unitId, agencyId };
  await startProcess(tx, ctx, {
    subject: {
      type: partSubject,
      id: partId,
      code: batch.aboutCode ?? 'Lô quét',
      title: `Bản quét của ${batch.uploadedByName} chưa rõ thuộc hồ sơ nào`,
    },
    definition: processFor(batch.role),
    placement: { handler: place, [batch.role]: place },
    due: { at: dueAt(ctx.calendar, startClock(timeToSort, ctx.now())), limit: null },
  });
}

/** Somebody has sorted it. @throws Refusal `work-item-done` when another was quicker */
export async function endSorting(tx: Tx, ctx: Context, partId: string): Promise<void> {
  const item = await lockWorkItem(tx, ctx.actor, {
    subjectType: partSubject,
    subjectId: partId,
    action: sortAction,
  });
  await completeWorkItem(tx, ctx, item, { outcome: 'done', due: { at: item.dueAt, limit: null } });
}
