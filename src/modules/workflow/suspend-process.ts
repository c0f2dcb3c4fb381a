import { restart } from '#engines/working-time/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { type Course, courseOf, dueOf, stepDueAt } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { pauseDue, restartDue } from './due-rows.ts';
import { type Instance, listRunning } from './instances.ts';
import type { Due, Subject } from './model.ts';

type SubjectId = Pick<Subject, 'type' | 'id'>;

/** Ends the processes of a subject whatever they wait for, as when the dossier is withdrawn or refused. */
export async function cancelProcess(tx: Tx, ctx: Context, subject: SubjectId): Promise<void> {
  const running = (await listRunning(tx, subject)).map(({ id }) => id);
  if (running.length > 0) {
    await tx.updateTable('processInstance').set({ endedAt: ctx.now() }).where('id', 'in', running).execute();
    await tx.deleteFrom('processDue').where('instanceId', 'in', running).execute();
  }
  await tx
    .deleteFrom('processMessage')
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .execute();
  await itemsOf(tx, subject, ['open', 'suspended'])
    .set({ state: 'withdrawn', closedAt: ctx.now(), closedBy: ctx.actor.id })
    .execute();
}

/** Takes the subject's steps out of the inboxes, and stops its timers, while others are awaited. */
export async function suspendProcess(tx: Tx, ctx: Context, subject: SubjectId): Promise<void> {
  const running = (await listRunning(tx, subject)).map(({ id }) => id);
  if (running.length > 0) await pauseDue(tx, ctx, running);
  await itemsOf(tx, subject, ['open']).set({ state: 'suspended' }).execute();
}

/** Puts them back, under the deadline as it now stands: the time of the whole, of its parts and of its steps begins anew. */
export async function resumeProcess(tx: Tx, ctx: Context, subject: SubjectId, due: Due): Promise<void> {
  const course = courseOf({ subject: { ...subject, code: '', title: '' }, due });
  for (const instance of await listRunning(tx, subject)) {
    await resumeInstance(tx, ctx, course, await withNewClock(tx, ctx, instance));
  }
}

async function withNewClock(tx: Tx, ctx: Context, instance: Instance): Promise<Instance> {
  if (!instance.clock) return instance;
  const clock = restart(instance.clock, ctx.now());
  await tx
    .updateTable('processInstance')
    .set({ clock: jsonb(clock) })
    .where('id', '=', instance.id)
    .execute();
  return { ...instance, clock };
}

async function resumeInstance(tx: Tx, ctx: Context, course: Course, instance: Instance): Promise<void> {
  const definition = await definitionOf(tx, instance);
  const due = dueOf(ctx, course, instance);
  const suspended = await tx
    .selectFrom('workItem')
    .select(['id', 'elementId'])
    .where('instanceId', '=', instance.id)
    .where('state', '=', 'suspended')
    .execute();
  for (const { id, elementId } of suspended) {
    const share = definition.byId.get(elementId)?.model.share;
    await tx
      .updateTable('workItem')
      .set({ state: 'open', dueAt: due.at, stepDueAt: stepDueAt(ctx, due, share) })
      .where('id', '=', id)
      .execute();
  }
  await restartDue({ tx, ctx, course, instance, definition });
}

const itemsOf = (tx: Tx, subject: SubjectId, states: readonly string[]) =>
  tx
    .updateTable('workItem')
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .where('state', 'in', [...states]);
