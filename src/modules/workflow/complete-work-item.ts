import { type Effect, stepsBefore, type Variables } from '#engines/process/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { advance } from './advance.ts';
import { courseOf } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance } from './instances.ts';
import { type Assignees, actsFor, type Due, mayDo, type WorkItem } from './model.ts';

/**
 * The open item that the actor may complete, locked; whoever comes second waits and then finds it done.
 *
 * @throws Refusal `not-found` when the item is not theirs, `work-item-done` when another was quicker
 */
export async function lockWorkItem(
  tx: Tx,
  actor: Actor,
  which:
    | { readonly id: string }
    | { readonly subjectType: string; readonly subjectId: string; readonly action: string },
): Promise<WorkItem> {
  let query = tx.selectFrom('workItem').selectAll().forUpdate();
  if ('id' in which) query = query.where('id', '=', which.id);
  else {
    query = query
      .where('subjectType', '=', which.subjectType)
      .where('subjectId', '=', which.subjectId)
      .where('action', '=', which.action)
      .orderBy('openedAt', 'desc')
      .limit(1);
  }
  const item = orNotFound(await query.executeTakeFirst());
  refuseUnless(mayDo(actor, item), 'not-found');
  refuseUnless(item.state === 'open', 'work-item-done');
  return item;
}

export interface Completion {
  readonly outcome?: string | undefined;
  /** What whoever did it answered, in their words. */
  readonly remark?: string | null | undefined;
  readonly variables?: Variables;
  /** Officers named for the steps that follow. */
  readonly assignees?: Assignees | undefined;
  readonly due: Due;
}

/**
 * Completes a locked item and opens what follows. Records no event: the act it is part of does.
 *
 * @returns what came of it for the subject's own process; nothing while only a part of it went on
 */
export async function completeWorkItem(
  tx: Tx,
  ctx: Context,
  item: WorkItem,
  { outcome, remark, variables, assignees, due }: Completion,
): Promise<readonly Effect[]> {
  await closeAs(tx, ctx, item, outcome ?? item.outcomes[0] ?? null, remark);
  const course = courseOf({ subject: subjectOf(item), due, assignees });
  await advance(tx, ctx, course, item.instanceId, {
    type: 'complete',
    item: item.token,
    ...(outcome !== undefined && { outcome }),
    ...(variables && { variables }),
  });
  return course.rootEffects;
}

/**
 * Sends a locked item back to the step before it, to whoever did that step, where the process draws no way back.
 *
 * @throws Refusal `no-step-before` when no single step came before it
 */
export async function sendBackWorkItem(
  tx: Tx,
  ctx: Context,
  item: WorkItem,
  { remark, due }: { readonly remark: string; readonly due: Due },
): Promise<readonly Effect[]> {
  const before = await findStepBefore(tx, item);
  refuseUnless(before, 'no-step-before');
  await closeAs(tx, ctx, item, 'sendBack', remark);
  const assignees = before.closedBy && !before.closedFor ? { [before.role]: before.closedBy } : {};
  const course = courseOf({ subject: subjectOf(item), due, assignees });
  const event = { type: 'send-back', item: item.token, to: before.elementId } as const;
  await advance(tx, ctx, course, item.instanceId, event);
  return course.rootEffects;
}

/** The step that led to this one, as it was done last. */
export async function findStepBefore(tx: Database | Tx, item: WorkItem): Promise<WorkItem | undefined> {
  const definition = await definitionOf(tx, await getInstance(tx, item.instanceId));
  const steps = stepsBefore(definition.byId.get(item.elementId)!).map((node) => node.id);
  if (steps.length === 0) return undefined;
  return tx
    .selectFrom('workItem')
    .selectAll()
    .where('instanceId', '=', item.instanceId)
    .where('elementId', 'in', steps)
    .where('state', '=', 'done')
    .orderBy('closedAt', 'desc')
    .orderBy('token', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const subjectOf = (item: WorkItem) => ({
  type: item.subjectType,
  id: item.subjectId,
  code: item.subjectCode,
  title: item.subjectTitle,
});

const closeAs = (tx: Tx, ctx: Context, item: WorkItem, outcome: string | null, remark?: string | null) =>
  tx
    .updateTable('workItem')
    .set({
      state: 'done',
      outcome,
      remark: remark ?? null,
      closedAt: ctx.now(),
      closedBy: ctx.actor.id,
      closedFor: actsFor(ctx.actor, item) ?? null,
    })
    .where('id', '=', item.id)
    .execute();
