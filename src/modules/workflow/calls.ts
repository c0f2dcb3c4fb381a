import type { Definition, Effect, Variables } from '#engines/process/index.ts';
import { newInstance, step } from '#engines/process/index.ts';
import { startClock } from '#engines/working-time/index.ts';
import type { Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { advance, carried } from './advance.ts';
import { type Carrying, carryOut } from './carry-out.ts';
import { dueOf, partOf } from './course.ts';
import { definitionOf, keepDefinition, readDefinition } from './definition-store.ts';
import { callName, stopDue } from './due-rows.ts';
import { endOf, type Instance } from './instances.ts';
import { placementFor } from './open-items.ts';
import { calledSource, type ProcessSource } from './read-process.ts';

type EffectOf<Type> = Extract<Effect, { type: Type }>;

/** Hands a part of the work over (liên thông): another process of the same subject, with units and a time of its own. */
export async function startCalled(carrying: Carrying, effect: EffectOf<'start-process'>): Promise<void> {
  const { tx, ctx, course, instance } = carrying;
  const caller = (await readDefinition(tx, instance.definitionHash)) as ProcessSource;
  const definitionHash = await keepDefinition(tx, ctx, calledSource(caller, effect.process));
  const limit = partOf(dueOf(ctx, course, instance).limit, effect.share);
  const part = {
    id: newId(),
    definitionHash,
    placement: await placementFor(carrying, effect),
    parentId: instance.id,
    parentCall: effect.call,
    clock: limit && startClock(limit, ctx.now()),
    parties: instance.parties,
    conflicted: instance.conflicted,
  };
  await beginInstance(carrying, part, { ...instance.state.variables, ...effect.local });
}

/** Writes a new instance and carries out its first step. Of the variables it is offered it takes those it declares. */
export async function beginInstance(
  { tx, ctx, course }: Pick<Carrying, 'tx' | 'ctx' | 'course'>,
  begun: Omit<Instance, 'state' | 'version'>,
  offered: Variables,
): Promise<void> {
  const definition = await definitionOf(tx, begun);
  const variables = declaredIn(definition, offered);
  const { state, effects } = carried(step(definition, newInstance, { type: 'start', variables }));
  const { clock, placement, conflicted, parties, ...rest } = begun;
  await tx
    .insertInto('processInstance')
    .values({
      ...rest,
      subjectType: course.subject.type,
      subjectId: course.subject.id,
      state: jsonb(state),
      placement: jsonb(placement),
      clock: clock && jsonb(clock),
      conflicted: [...conflicted],
      parties: [...parties],
      startedAt: ctx.now(),
      endedAt: endOf(state, ctx),
    })
    .execute();
  await carryOut(tx, ctx, course, { ...begun, version: 0, state }, definition, effects);
}

/** The variables that a process declares, of those another knows: processes share what both have a name for. */
export const declaredIn = ({ model }: Definition, variables: Variables): Variables =>
  Object.fromEntries(
    Object.keys(model.variables)
      .filter((name) => Object.hasOwn(variables, name))
      .map((name) => [name, variables[name]!]),
  );

/** A part is done: whoever called it goes on. An error that the caller does not catch is how the part came out. */
export async function returnToCaller(
  { tx, ctx, course, instance }: Carrying,
  end: { readonly outcome: string } | { readonly error: string },
): Promise<void> {
  if (instance.parentId === null) return;
  const call = instance.parentCall!;
  if ('error' in end) {
    try {
      await advance(tx, ctx, course, instance.parentId, { type: 'call-failed', call, error: end.error });
      return;
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'process-error-not-caught')) throw error;
    }
  }
  const parent = await definitionOfInstance(tx, instance.parentId);
  const variables = declaredIn(parent, instance.state.variables);
  const outcome = 'error' in end ? end.error : end.outcome;
  await advance(tx, ctx, course, instance.parentId, { type: 'call-returned', call, outcome, variables });
}

async function definitionOfInstance(tx: Tx, id: string): Promise<Definition> {
  const found = tx.selectFrom('processInstance').select('definitionHash').where('id', '=', id);
  return definitionOf(tx, await found.executeTakeFirstOrThrow());
}

/** Takes back a service that was not done yet, or a part with all that it had asked for. */
export async function cancelCall(carrying: Carrying, { call }: EffectOf<'cancel-call'>): Promise<void> {
  const { tx, ctx, course, instance } = carrying;
  await stopDue(carrying, callName(call));
  const part = await tx
    .selectFrom('processInstance')
    .select('id')
    .where('parentId', '=', instance.id)
    .where('parentCall', '=', call)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (part) await advance(tx, ctx, course, part.id, { type: 'cancel' });
}
