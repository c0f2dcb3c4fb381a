import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem } from '../change-item.ts';
import { lockWorkItem } from '../complete-work-item.ts';
import { workItemReleased } from '../events.ts';
import type { WorkItem } from '../model.ts';

/** Puts an item back into the queue of its role and unit, where any holder of the role finds it. Safe to repeat. */
export async function releaseWorkItem(
  ctx: Context,
  input: { readonly workItemId: string },
): Promise<WorkItem> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockWorkItem(tx, ctx.actor, { id: input.workItemId });
    if (held.assigneeId === null) return held;

    const released = await changeItem(tx, held, { assigneeId: null });
    await recordEvent(tx, ctx, workItemReleased(released, { from: held.assigneeId }));
    return released;
  });
}
