import { finish } from '#engines/working-time/index.ts';
import type { CarriedOn } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { changeDossier } from './change-dossier.ts';
import { type Dossier, isRunning, statuses } from './model.ts';

/**
 * What a step of its process makes of a dossier. When what comes next is the return of the result, the work is finished
 * and the clock of the law stops; the process decides which step that is, not the program.
 */
export function followProcess(
  tx: Tx,
  ctx: Context,
  held: Dossier,
  effects: CarriedOn['effects'],
): Promise<Dossier> {
  const isFinished = effects.some(
    (effect) =>
      effect.type === 'completed' || (effect.type === 'open-work-item' && effect.action === 'return'),
  );
  if (!isRunning(held.status)) return changeDossier(tx, held, {});
  if (!isFinished) return changeDossier(tx, held, { status: statuses.processing });
  return changeDossier(tx, held, {
    status: statuses.finished,
    finishedAt: ctx.now(),
    clock: finish(held.clock!, ctx.now()),
  });
}
