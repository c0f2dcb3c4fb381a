import { type ProcessEvent, type Step, step } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { carryOut } from './carry-out.ts';
import type { Course } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance, saveState } from './instances.ts';

/**
 * Takes one step of an instance and carries out what comes of it, in this instance and in those it moves. The caller
 * holds the lock of the subject, so that everything about one subject happens in turn.
 *
 * @throws Refusal `process-…` when the process does not admit the event
 */
export async function advance(
  tx: Tx,
  ctx: Context,
  course: Course,
  instanceId: string,
  event: ProcessEvent,
): Promise<void> {
  const instance = await getInstance(tx, instanceId);
  const definition = await definitionOf(tx, instance);
  const taken = carried(step(definition, instance.state, event));
  await saveState(tx, ctx, instance.id, taken.state);
  await carryOut(tx, ctx, course, { ...instance, state: taken.state }, definition, taken.effects);
}

/** The step, or the engine's refusal as one of ours. */
export function carried(taken: Step): Step {
  if (taken.refusal)
    throw new Refusal(`process-${taken.refusal.code}`, { element: taken.refusal.element ?? '' });
  return taken;
}
