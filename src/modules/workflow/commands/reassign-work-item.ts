import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeItem, lockOpenItem } from '../change-item.ts';
import { listColleagues } from '../colleagues.ts';
import { workItemReassigned } from '../events.ts';
import { directs, mayDo, type WorkItem } from '../model.ts';

/**
 * Gives an item to a colleague who may do it: by whoever has it, or by who directs the unit's work.
 *
 * @throws Refusal `colleague-cannot` when the colleague does not hold the role there, or is barred from this item
 */
export async function reassignWorkItem(
  ctx: Context,
  input: { readonly workItemId: string; readonly officerId: string },
): Promise<WorkItem> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockOpenItem(tx, input.workItemId);
    refuseUnless(mayDo(ctx.actor, held) || directs(ctx.actor, held), 'not-found');
    if (held.assigneeId === input.officerId) return held;
    const colleagues = await listColleagues(tx, ctx, held);
    const colleague = colleagues.find(({ officerId }) => officerId === input.officerId);
    refuseUnless(colleague && !colleague.isBarred, 'colleague-cannot');

    const given = await changeItem(tx, held, { assigneeId: input.officerId });
    const facts = { from: held.assigneeId, to: input.officerId };
    await recordEvent(tx, ctx, workItemReassigned(given, facts));
    return given;
  });
}
