import type { Effect, ProcessEvent } from '#engines/process/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { advance } from './advance.ts';
import { type Course, courseOf } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance } from './instances.ts';
import { deliver, keepMessage, type Message } from './messages.ts';
import type { Due, DueWork, Subject } from './model.ts';
import { type ServiceOperation, subjectKind } from './subject-kinds.ts';

/** What a process did without a person. */
export interface CarriedOn {
  readonly kind: 'timer' | 'service';
  /** The step it belongs to: the service itself, or what the timer watches. */
  readonly stepId: string;
  readonly operation: ServiceOperation | null;
  /** What came of it for the subject's own process. */
  readonly effects: readonly Effect[];
}

/**
 * Carries on a process whose time has come, in the transaction that holds the lock of its subject. Nothing when that was
 * done already, or is not due any more: two sweeps at once do it once.
 */
export async function carryOnProcess(
  tx: Tx,
  ctx: Context,
  { instanceId, name }: DueWork,
  { subject, due }: { readonly subject: Subject; readonly due: Due },
): Promise<CarriedOn | undefined> {
  const row = await tx
    .deleteFrom('processDue')
    .where('instanceId', '=', instanceId)
    .where('name', '=', name)
    .where('pausedAt', 'is', null)
    .where('dueAt', '<=', ctx.now())
    .returning(['kind', 'elementId', 'token', 'operation'])
    .executeTakeFirst();
  if (!row) return undefined;
  const kind = row.kind as CarriedOn['kind'];
  const operation = row.operation as ServiceOperation | null;
  const course: Course = { ...courseOf({ subject, due }), isLapse: kind === 'timer' };
  const event: ProcessEvent = operation
    ? { type: 'service-done', call: row.token, ...(await done(tx, ctx, subject, operation)) }
    : { type: 'timer', timer: name };
  await advance(tx, ctx, course, instanceId, event);
  return {
    kind,
    stepId: await stepOf(tx, instanceId, row.elementId),
    operation,
    effects: course.rootEffects,
  };
}

async function stepOf(tx: Tx, instanceId: string, elementId: string): Promise<string> {
  const definition = await definitionOf(tx, await getInstance(tx, instanceId));
  return definition.byId.get(elementId)?.host?.id ?? elementId;
}

async function done(tx: Tx, ctx: Context, subject: Subject, operation: ServiceOperation) {
  const variables = await subjectKind(subject.type).operations[operation](tx, ctx, subject);
  return variables ? { variables } : {};
}

/** Tells the processes of a subject what happened outside them; kept until one of them waits for it. */
export async function tellProcess(
  tx: Tx,
  ctx: Context,
  on: { readonly subject: Subject; readonly due: Due },
  told: Pick<Message, 'message' | 'variables'>,
): Promise<readonly Effect[]> {
  const course = courseOf(on);
  const message = { ...told, from: null };
  if (!(await deliver(tx, ctx, course, message))) await keepMessage(tx, ctx, course, message);
  return course.rootEffects;
}

/** How much one sweep takes on; what is left is due at the next. */
const most = 200;

/**
 * Carries on every process whose time has come, each in a transaction of its own. What fails is put off, ever longer,
 * with the reason; the others are not held up.
 *
 * @returns how many were taken up
 */
export async function carryOnDue(
  ctx: Context,
  onError: (error: unknown) => void = () => {},
): Promise<number> {
  const rows = await listDue(ctx.db, ctx.now());
  for (const { failures, ...due } of rows) {
    try {
      await subjectKind(due.subjectType).carryOn(ctx, due);
    } catch (error) {
      onError(error);
      await putOff(ctx, due, failures + 1, error);
    }
  }
  return rows.length;
}

const listDue = (db: Database, now: Temporal.Instant) =>
  db
    .selectFrom('processDue')
    .innerJoin('processInstance', 'processInstance.id', 'processDue.instanceId')
    .select(['instanceId', 'name', 'failures', 'subjectType', 'subjectId'])
    .where('pausedAt', 'is', null)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(most)
    .execute();

async function putOff(ctx: Context, { instanceId, name }: DueWork, failures: number, error: unknown) {
  const minutes = Math.min(2 ** failures, 24 * 60);
  const reason = error instanceof Refusal ? `${error.code} ${JSON.stringify(error.params)}` : String(error);
  await ctx.db
    .updateTable('processDue')
    .set({ failures, lastError: reason.slice(0, 500), dueAt: ctx.now().add({ minutes }) })
    .where('instanceId', '=', instanceId)
    .where('name', '=', name)
    .execute();
}
