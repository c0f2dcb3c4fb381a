import { createHash } from 'node:crypto';
import {
  type Effect,
  newInstance,
  type ProcessEvent,
  type State,
  type Step,
  step,
  type Variables,
} from '#engines/process/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import { loadDefinition } from './definitions.ts';
import { type Assignees, type Due, mayDo, type Placement, type Subject, type WorkItem } from './model.ts';

/** Begins the process of a subject; its first steps appear in the inboxes in the same transaction. */
export async function startProcess(
  tx: Tx,
  ctx: Context,
  begin: {
    readonly subject: Subject;
    readonly definition: unknown;
    readonly variables?: Variables;
    readonly placement: Placement;
    readonly due: Due;
  },
): Promise<void> {
  const source = JSON.stringify(begin.definition);
  const definitionHash = createHash('sha256').update(source).digest('hex');
  await keepDefinition(tx, ctx, definitionHash, begin.definition);
  const definition = await loadDefinition(definitionHash, async () => begin.definition);
  const start: ProcessEvent = { type: 'start', ...(begin.variables && { variables: begin.variables }) };
  const started = carried(step(definition, newInstance, start));
  const instanceId = newId();
  await tx
    .insertInto('processInstance')
    .values({
      id: instanceId,
      subjectType: begin.subject.type,
      subjectId: begin.subject.id,
      definitionHash,
      state: jsonb(started.state),
      placement: jsonb(begin.placement),
      startedAt: ctx.now(),
      endedAt: endOf(started.state, ctx),
    })
    .execute();
  await applyEffects(tx, ctx, { ...begin, instanceId, effects: started.effects });
}

/** An item locked together with the instance it belongs to. */
export interface LockedWorkItem extends WorkItem {
  readonly instanceState: unknown;
  readonly placement: unknown;
  readonly definitionHash: string;
}

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
): Promise<LockedWorkItem> {
  let query = tx
    .selectFrom('workItem')
    .innerJoin('processInstance', 'processInstance.id', 'workItem.instanceId')
    .selectAll('workItem')
    .select(['processInstance.state as instanceState', 'placement', 'definitionHash'])
    .forUpdate();
  if ('id' in which) query = query.where('workItem.id', '=', which.id);
  else {
    query = query
      .where('workItem.subjectType', '=', which.subjectType)
      .where('workItem.subjectId', '=', which.subjectId)
      .where('action', '=', which.action)
      .orderBy('openedAt', 'desc')
      .limit(1);
  }
  const item: LockedWorkItem = orNotFound(await query.executeTakeFirst());
  refuseUnless(mayDo(actor, item), 'not-found');
  refuseUnless(item.state === 'open', 'work-item-done');
  return item;
}

/** Completes a locked item and opens what follows. Records no event: the act it is part of does. */
export async function completeWorkItem(
  tx: Tx,
  ctx: Context,
  item: LockedWorkItem,
  done: {
    readonly outcome?: string | undefined;
    readonly variables?: Variables;
    /** Officers named for the steps that follow. */
    readonly assignees?: Assignees;
    readonly due: Due;
  },
): Promise<readonly Effect[]> {
  kept.add(`${ctx.tenant} ${item.definitionHash}`);
  const definition = await loadDefinition(item.definitionHash, () => readDefinition(tx, item.definitionHash));
  const next = carried(
    step(definition, item.instanceState as State, {
      type: 'complete',
      item: item.token,
      ...(done.outcome !== undefined && { outcome: done.outcome }),
      ...(done.variables && { variables: done.variables }),
    }),
  );
  await tx
    .updateTable('processInstance')
    .set({ state: jsonb(next.state), endedAt: endOf(next.state, ctx) })
    .where('id', '=', item.instanceId)
    .execute();
  await closeItem(tx, ctx, item.instanceId, item.token, 'done', done.outcome ?? item.outcomes[0] ?? null);
  const subject = {
    type: item.subjectType,
    id: item.subjectId,
    code: item.subjectCode,
    title: item.subjectTitle,
  };
  await applyEffects(tx, ctx, {
    ...done,
    subject,
    instanceId: item.instanceId,
    effects: next.effects,
    placement: item.placement as Placement,
  });
  return next.effects;
}

/** Definitions known to be committed: seen in the row of an instance that another transaction began. */
const kept = new Set<string>();

async function keepDefinition(tx: Tx, ctx: Context, hash: string, source: unknown): Promise<void> {
  if (kept.has(`${ctx.tenant} ${hash}`)) return;
  await tx
    .insertInto('processDefinition')
    .values({ hash, source: jsonb(source) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

async function readDefinition(tx: Tx, hash: string): Promise<unknown> {
  const found = tx.selectFrom('processDefinition').select('source').where('hash', '=', hash);
  return (await found.executeTakeFirstOrThrow()).source;
}

/** Ends the process whatever it waits for, as when the dossier is withdrawn or refused. */
export async function cancelProcess(
  tx: Tx,
  ctx: Context,
  subject: Pick<Subject, 'type' | 'id'>,
): Promise<void> {
  await tx
    .updateTable('processInstance')
    .set({ endedAt: ctx.now() })
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .execute();
  await openItemsOf(tx, subject, ['open', 'suspended'])
    .set({ state: 'withdrawn', closedAt: ctx.now(), closedBy: ctx.actor.id })
    .execute();
}

/** Takes the subject's steps out of the inboxes while others are awaited. */
export async function suspendProcess(tx: Tx, subject: Pick<Subject, 'type' | 'id'>): Promise<void> {
  await openItemsOf(tx, subject, ['open']).set({ state: 'suspended' }).execute();
}

/** Puts them back, under the deadline as it now stands. */
export async function resumeProcess(
  tx: Tx,
  subject: Pick<Subject, 'type' | 'id'>,
  dueAt: Temporal.Instant,
): Promise<void> {
  await openItemsOf(tx, subject, ['suspended']).set({ state: 'open', dueAt }).execute();
}

const openItemsOf = (tx: Tx, subject: Pick<Subject, 'type' | 'id'>, states: readonly string[]) =>
  tx
    .updateTable('workItem')
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('state', 'in', [...states]);

/** The step, or the engine's refusal as one of ours. */
function carried(taken: Step): Step {
  if (taken.refusal)
    throw new Refusal(`process-${taken.refusal.code}`, { element: taken.refusal.element ?? '' });
  return taken;
}

/** Timers, messages, services and called processes come with the engine's own issue; until then none starts in silence. */
const carriedOut: ReadonlySet<Effect['type']> = new Set([
  'open-work-item',
  'close-work-item',
  'completed',
  'cancelled',
]);

const endOf = (state: State, ctx: Context) => (state.status === 'running' ? null : ctx.now());

async function applyEffects(
  tx: Tx,
  ctx: Context,
  {
    subject,
    instanceId,
    effects,
    placement,
    assignees = {},
    due,
  }: {
    readonly subject: Subject;
    readonly instanceId: string;
    readonly effects: readonly Effect[];
    readonly placement: Placement;
    readonly assignees?: Assignees;
    readonly due: Due;
  },
): Promise<void> {
  for (const effect of effects) {
    if (!carriedOut.has(effect.type))
      throw new Error(`This process needs ${effect.type}, which is not carried out yet`);
    if (effect.type === 'close-work-item' && effect.reason === 'withdrawn') {
      await closeItem(tx, ctx, instanceId, effect.item, 'withdrawn', null);
    }
  }
  const opened = effects.filter((effect) => effect.type === 'open-work-item');
  if (opened.length === 0) return;
  await tx
    .insertInto('workItem')
    .values(
      opened.map((effect) => {
        const role = effect.position ?? 'handler';
        const { unitId, agencyId } = placement[role] ?? placement.handler;
        return {
          id: newId(),
          subjectType: subject.type,
          subjectId: subject.id,
          subjectCode: subject.code,
          subjectTitle: subject.title,
          instanceId,
          token: effect.item,
          elementId: effect.element,
          title: effect.name,
          action: effect.action ?? null,
          outcomes: [...(effect.outcomes ?? [])],
          agencyId,
          unitId,
          role,
          assigneeId: assignees[role] ?? null,
          state: 'open',
          openedAt: ctx.now(),
          dueAt: due.at,
          stepDueAt: due.stepAt(effect.share),
        };
      }),
    )
    .execute();
}

const closeItem = (
  tx: Tx,
  ctx: Context,
  instanceId: string,
  token: number,
  state: 'done' | 'withdrawn',
  outcome: string | null,
) =>
  tx
    .updateTable('workItem')
    .set({ state, outcome, closedAt: ctx.now(), closedBy: ctx.actor.id })
    .where('instanceId', '=', instanceId)
    .where('token', '=', token)
    .execute();
