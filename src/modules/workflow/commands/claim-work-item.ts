import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem } from '../change-item.ts';
import { lockWorkItem } from '../complete-work-item.ts';
import { workItemClaimed } from '../events.ts';
import type { WorkItem } from '../model.ts';

/**
 * Takes an item out of the common queue: nobody else is offered it until it is released. Safe to repeat.
 *
 * @throws Refusal `work-item-taken` when it names somebody else
 */
export async function claimWorkItem(ctx: Context, input: { readonly workItemId: string }): Promise<WorkItem> {
  return ctx.transaction(async (tx, ctx) => {
    const waiting = await lockWorkItem(tx, ctx.actor, { id: input.workItemId });
    if (waiting.assigneeId === ctx.actor.id) return waiting;
    refuseUnless(waiting.assigneeId === null, 'work-item-taken');

    const claimed = await changeItem(tx, waiting, { assigneeId: ctx.actor.id });
    await recordEvent(tx, ctx, workItemClaimed(claimed, { isNext: false }));
    return claimed;
  });
}
