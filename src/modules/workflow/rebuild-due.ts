import { type Definition, type Effect, outstanding } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { courseOf } from './course.ts';
import { definitionOf } from './definition-store.ts';
import { callName, startService, startTimer } from './due-rows.ts';
import { type Instance, listRunning } from './instances.ts';
import type { Due, Subject } from './model.ts';

/**
 * Writes the rows of due work that a subject's processes wait for and that are missing, as after a repair. A timer
 * begins anew: when it was started stands in the row that was lost.
 *
 * @returns how many were missing
 */
export async function rebuildDue(
  tx: Tx,
  ctx: Context,
  on: { readonly subject: Subject; readonly due: Due },
): Promise<number> {
  const course = courseOf(on);
  let missing = 0;
  for (const instance of await listRunning(tx, on.subject)) {
    const definition = await definitionOf(tx, instance);
    const there = new Set(await namesOf(tx, instance));
    for (const effect of waits(definition, instance)) {
      if (there.has(nameOf(effect))) continue;
      missing += 1;
      const carrying = { tx, ctx, course, instance, definition };
      if (effect.type === 'start-timer') await startTimer(carrying, effect);
      else await startService(carrying, effect);
    }
  }
  return missing;
}

type Wait = Extract<Effect, { type: 'start-timer' | 'call-service' }>;

const waits = (definition: Definition, { state }: Instance): readonly Wait[] =>
  outstanding(definition, state).filter(
    (effect): effect is Wait => effect.type === 'start-timer' || effect.type === 'call-service',
  );

const nameOf = (effect: Wait) => (effect.type === 'start-timer' ? effect.timer : callName(effect.call));

async function namesOf(tx: Tx, { id }: Instance): Promise<readonly string[]> {
  const rows = await tx.selectFrom('processDue').select('name').where('instanceId', '=', id).execute();
  return rows.map(({ name }) => name);
}
