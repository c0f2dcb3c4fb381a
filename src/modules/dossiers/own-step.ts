import { listWorkItemsOf, mayDo, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';

/**
 * The actor's own step of this kind: the open one, else the latest, with what is already done by their own hand told
 * apart, since a second click is no mistake. Parts at other agencies have steps of the same kind, which are theirs.
 *
 * @throws Refusal `not-found` when there is none of theirs, `work-item-done` when another was quicker
 */
export async function ownStep(
  ctx: Context,
  dossierId: string,
  action: 'sign' | 'issue',
  db: Database | Tx = ctx.db,
): Promise<{ readonly item: WorkItem; readonly isDoneByActor: boolean }> {
  const items = await listWorkItemsOf(db, 'dossier', dossierId);
  const own = items.filter((each) => each.action === action && mayDo(ctx.actor, each));
  const item = orNotFound(own.find((each) => each.state === 'open') ?? own.at(-1));
  const isDoneByActor =
    item.state === 'done' && item.closedBy === ctx.actor.id && item.outcome !== 'sendBack';
  refuseUnless(item.state === 'open' || isDoneByActor, 'work-item-done');
  return { item, isDoneByActor };
}
