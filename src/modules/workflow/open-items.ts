import type { Effect, OpenWorkItem } from '#engines/process/index.ts';
import { newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Carrying } from './carry-out.ts';
import { dueOf, stepDueAt } from './course.ts';
import { momentOf } from './due-rows.ts';
import type { Placement } from './model.ts';
import { subjectKind } from './subject-kinds.ts';

/** Puts the steps that people do next into the inboxes of those whose they are. */
export async function openItems(carrying: Carrying, effects: readonly OpenWorkItem[]): Promise<void> {
  if (effects.length === 0) return;
  const rows = [];
  for (const effect of effects) rows.push(await rowOf(carrying, effect));
  await carrying.tx.insertInto('workItem').values(rows).execute();
}

async function rowOf(carrying: Carrying, effect: OpenWorkItem) {
  const { ctx, course, instance } = carrying;
  const { subject, assignees } = course;
  const described = await describeItem(carrying, effect);
  const barred = await barredFrom(carrying, effect);
  const named = assignees[described.role];
  return {
    id: newId(),
    subjectType: subject.type,
    subjectId: subject.id,
    subjectCode: subject.code,
    subjectTitle: subject.title,
    instanceId: instance.id,
    token: effect.item,
    ...described,
    assigneeId: named !== undefined && !barred.includes(named) ? named : null,
    barred: [...barred],
    state: 'open',
    openedAt: ctx.now(),
  };
}

/** What the process says of an item: what is to be done, by whom, where, until when. */
export async function describeItem(carrying: Carrying, effect: OpenWorkItem) {
  const { ctx, course, instance } = carrying;
  const role = effect.position ?? 'handler';
  const placement = await placementFor(carrying, effect);
  const { unitId, agencyId } = placement[role] ?? placement.handler;
  const due = dueOf(ctx, course, instance);
  return {
    elementId: effect.element,
    title: effect.name,
    question: effect.question ?? null,
    action: effect.action ?? null,
    outcomes: [...(effect.outcomes ?? [])],
    agencyId,
    unitId,
    role,
    dueAt: due.at,
    stepDueAt: dateAwaited(carrying, effect) ?? stepDueAt(ctx, due, effect.share),
  };
}

/** What is awaited until a day that somebody named is due by then, whatever its share of the time. */
function dateAwaited({ definition, instance }: Carrying, { element }: OpenWorkItem): Temporal.Instant | null {
  const limit = definition.byId
    .get(element)!
    .boundaries.find(({ model }) => model.timer?.at !== undefined && model.interrupting !== false);
  const named = limit?.model.timer?.at ?? '';
  const day = instance.state.variables[named] ?? named;
  return typeof day === 'string' && /^\d{4}-/.test(day) ? momentOf(day) : null;
}

/** Where the process names a place, its units; otherwise those the instance was given when it began. */
export function placementFor(
  { tx, ctx, course, instance }: Carrying,
  { place, element }: { readonly place?: string | null; readonly element: string },
): Placement | Promise<Placement> {
  if (place === undefined) return instance.placement;
  if (place === null) throw new Refusal('no-such-place', { element });
  const { type, id } = course.subject;
  return subjectKind(type).placementAt(tx, ctx, id, place);
}

/** Who has an interest in the subject, and who did, or had done in their place, what this step is to check. */
async function barredFrom({ tx, instance }: Carrying, { notBy }: OpenWorkItem): Promise<readonly string[]> {
  if (!notBy) return instance.conflicted;
  const done = await tx
    .selectFrom('workItem')
    .select(['closedBy', 'closedFor'])
    .where('instanceId', '=', instance.id)
    .where('elementId', 'in', [...notBy])
    .where('state', '=', 'done')
    .execute();
  const doers = done.flatMap(({ closedBy, closedFor }) => [closedBy, closedFor]).filter((id) => id !== null);
  return [...new Set([...instance.conflicted, ...doers])];
}

/** Takes an item back; what a timer took back was not answered in time. One that was done is written by whoever did it. */
export async function closeItem(
  { tx, ctx, course, instance }: Carrying,
  { item, reason }: Extract<Effect, { type: 'close-work-item' }>,
): Promise<void> {
  if (reason !== 'withdrawn') return;
  await tx
    .updateTable('workItem')
    .set({
      state: 'withdrawn',
      outcome: course.isLapse ? 'silence' : null,
      closedAt: ctx.now(),
      closedBy: ctx.actor.id,
    })
    .where('instanceId', '=', instance.id)
    .where('token', '=', item)
    .execute();
}
