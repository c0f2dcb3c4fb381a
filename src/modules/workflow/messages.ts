import { type Effect, step, type Variables } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { advance } from './advance.ts';
import { declaredIn } from './calls.ts';
import type { Carrying } from './carry-out.ts';
import type { Course } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance, listRunning } from './instances.ts';

type EffectOf<Type> = Extract<Effect, { type: Type }>;

/** What a list of steps sends when it reminds: meant for whoever has the step, not for another process. */
const reminder = 'remind';

/** A message goes to another process of the subject that waits for it; until one does, it is kept. */
export async function sendMessage(carrying: Carrying, effect: EffectOf<'send-message'>): Promise<void> {
  const { tx, ctx, course, instance } = carrying;
  if (effect.message === reminder) {
    await remind(carrying, effect.element);
    return;
  }
  const { variables } = instance.state;
  if (effect.broadcast) {
    await announce(tx, ctx, course, { message: effect.message, variables });
    return;
  }
  if (await deliver(tx, ctx, course, { message: effect.message, variables, from: instance.id })) return;
  await keepMessage(tx, ctx, course, { message: effect.message, variables, from: instance.id });
}

/** Takes what was sent before anybody waited for it, the oldest first; nobody is answered by their own message. */
export async function awaitMessage(
  { tx, ctx, course, instance }: Carrying,
  { message, on, broadcast }: EffectOf<'await-message'>,
): Promise<void> {
  if (broadcast) return;
  const waiting = await tx
    .selectFrom('processMessage')
    .select(['id', 'variables'])
    .where('subjectType', '=', course.subject.type)
    .where('subjectId', '=', course.subject.id)
    .where('message', '=', message)
    .where((row) => row.or([row('sentBy', 'is', null), row('sentBy', '<>', instance.id)]))
    .orderBy('sentAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return;
  await tx.deleteFrom('processMessage').where('id', '=', waiting.id).execute();
  const definition = await definitionOf(tx, instance);
  const variables = declaredIn(definition, waiting.variables as Variables);
  await advance(tx, ctx, course, instance.id, { type: 'message', message, to: on, variables });
}

export interface Message {
  readonly message: string;
  readonly variables: Variables;
  /** The instance that sent it; null from outside the processes. */
  readonly from: string | null;
}

/** A signal goes to every process of the subject that waits for it now, the sender's own too; it is not kept. */
async function announce(
  tx: Tx,
  ctx: Context,
  course: Course,
  { message, variables }: Pick<Message, 'message' | 'variables'>,
): Promise<void> {
  for (const { id } of await listRunning(tx, course.subject)) {
    // An earlier one that heard it may have moved or ended this one.
    const instance = await getInstance(tx, id);
    const definition = await definitionOf(tx, instance);
    const said = { variables: declaredIn(definition, variables), broadcast: true };
    const event = { type: 'message', message, ...said } as const;
    const { refusal } = step(definition, instance.state, event);
    if (refusal?.code === 'not-awaited' || refusal?.code === 'already-ended') continue;
    await advance(tx, ctx, course, id, event);
  }
}

/** @returns whether a process waited for it */
export async function deliver(tx: Tx, ctx: Context, course: Course, sent: Message): Promise<boolean> {
  for (const instance of await listRunning(tx, course.subject)) {
    if (instance.id === sent.from) continue;
    const definition = await definitionOf(tx, instance);
    const variables = declaredIn(definition, sent.variables);
    const event = { type: 'message', message: sent.message, variables } as const;
    if (step(definition, instance.state, event).refusal?.code === 'not-awaited') continue;
    await advance(tx, ctx, course, instance.id, event);
    return true;
  }
  return false;
}

export const keepMessage = (
  tx: Tx,
  ctx: Context,
  { subject }: Course,
  { message, variables, from }: Message,
) =>
  tx
    .insertInto('processMessage')
    .values({
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      message,
      variables: jsonb(variables),
      sentBy: from,
      sentAt: ctx.now(),
    })
    .execute();

/** Marks the open items of the step whose timer has run. */
async function remind({ tx, ctx, instance, definition }: Carrying, element: string): Promise<void> {
  const timers = definition.byId.get(element)?.incoming.map((flow) => flow.from) ?? [];
  const steps = timers.flatMap(({ host }) => (host ? [host.id] : []));
  if (steps.length === 0) return;
  await tx
    .updateTable('workItem')
    .set({ remindedAt: ctx.now() })
    .where('instanceId', '=', instance.id)
    .where('elementId', 'in', steps)
    .where('state', '=', 'open')
    .execute();
}
