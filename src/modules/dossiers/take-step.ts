import { type Completion, completeWorkItem, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { dueNow } from './due.ts';
import { followProcess } from './follow-process.ts';
import type { Dossier } from './model.ts';

/** Completes a step of the dossier's process, or of a part of it at another agency. */
export async function takeStep(
  tx: Tx,
  ctx: Context,
  held: Dossier,
  item: WorkItem,
  completion: Omit<Completion, 'due'> = {},
): Promise<Dossier> {
  const effects = await completeWorkItem(tx, ctx, item, { ...completion, due: dueNow(ctx, held) });
  return followProcess(tx, ctx, held, effects);
}
