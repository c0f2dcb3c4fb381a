import { listWorkItemsOf, mayDo, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';

/**
 * The latest step of this kind, if it is the actor's; with what is already done by their own hand told apart, since a
 * second click is no mistake.
 *
 * @throws Refusal `not-found` when it is not theirs, `work-item-done` when another was quicker
 */
export async function ownStep(
  ctx: Context,
  dossierId: string,
  action: 'sign' | 'issue',
): Promise<{ readonly item: WorkItem; readonly isDoneByActor: boolean }> {
  const items = await listWorkItemsOf(ctx.db, 'dossier', dossierId);
  const item = orNotFound(items.findLast((each) => each.action === action));
  refuseUnless(mayDo(ctx.actor, item), 'not-found');
  const isDoneByActor =
    item.state === 'done' && item.closedBy === ctx.actor.id && item.outcome !== 'sendBack';
  refuseUnless(item.state === 'open' || isDoneByActor, 'work-item-done');
  return { item, isDoneByActor };
}
