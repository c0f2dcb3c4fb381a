import { finish } from '#engines/working-time/index.ts';
import { type Assignees, completeWorkItem, type LockedWorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { changeDossier } from './change-dossier.ts';
import { dueNow } from './due.ts';
import { type Dossier, statuses } from './model.ts';

/**
 * Completes a step of the dossier's process. When what comes next is the return of the result, the work is
 * finished and the clock of the law stops; the process decides which step that is, not the program.
 */
export async function takeStep(
  tx: Tx,
  ctx: Context,
  held: Dossier,
  item: LockedWorkItem,
  { outcome, assignees }: { readonly outcome?: string | undefined; readonly assignees?: Assignees } = {},
): Promise<Dossier> {
  const effects = await completeWorkItem(tx, ctx, item, {
    due: dueNow(ctx, held),
    outcome,
    ...(assignees && { assignees }),
  });
  const isFinished = effects.some(
    (effect) =>
      effect.type === 'completed' || (effect.type === 'open-work-item' && effect.action === 'return'),
  );
  return changeDossier(
    tx,
    held,
    isFinished
      ? {
          status: statuses.finished,
          finishedAt: ctx.now(),
          clock: finish(held.clock!, ctx.now()),
        }
      : { status: statuses.processing },
  );
}
