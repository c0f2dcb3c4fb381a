import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem, lockOpenItem } from '../change-item.ts';
import { listColleagues } from '../colleagues.ts';
import { workItemDistributed } from '../events.ts';
import { type FairChoice, fairChoice } from '../fair-choice.ts';
import { directs, type WorkItem } from '../model.ts';

/**
 * Gives an item of the common queue to whoever has the least to do, and says why. By who directs the unit's work.
 *
 * @throws Refusal `nobody-to-give-to` when all are away or barred
 */
export async function distributeWorkItem(
  ctx: Context,
  input: { readonly workItemId: string },
): Promise<{ readonly item: WorkItem; readonly choice: FairChoice }> {
  return ctx.transaction(async (tx, ctx) => {
    const waiting = await lockOpenItem(tx, input.workItemId);
    refuseUnless(directs(ctx.actor, waiting), 'not-found');
    refuseUnless(waiting.assigneeId === null, 'work-item-taken');
    const choice = fairChoice(await listColleagues(tx, ctx, waiting));
    refuseUnless(choice.chosen, 'nobody-to-give-to');

    const item = await changeItem(tx, waiting, { assigneeId: choice.chosen.officerId });
    const loads = Object.fromEntries(choice.considered.map((each) => [each.officerId, each.open]));
    await recordEvent(tx, ctx, workItemDistributed(item, { to: choice.chosen.officerId, loads }));
    return { item, choice };
  });
}
