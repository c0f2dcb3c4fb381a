import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arrival, findArrived, isWaiting } from '../arrival.ts';
import { changeDocument } from '../change-document.ts';
import { documentReplaced } from '../events.ts';
import { documentCan } from '../model.ts';
import type { ReceivedContent } from '../received-content.ts';
import { stopWork } from '../stop-work.ts';
import { takeInDocument } from './take-in-document.ts';

/**
 * The sender replaces a document by another: the new one is registered like any, the old one is closed and names it, and
 * work on the old one stops. Two facts about two documents.
 */
export async function takeInReplacement(
  ctx: Context,
  input: { readonly arrival: Arrival; readonly content: ReceivedContent },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { arrival, content } = input;
    if (!(await isWaiting(tx, arrival))) return;
    const old = await findArrived(tx, arrival);
    await takeInDocument(ctx, input);
    if (!old || !documentCan.beRecalled(old)) return;

    const { documentId } = await tx
      .selectFrom('documentArrival')
      .select('documentId')
      .where('deliveryId', '=', arrival.deliveryId)
      .executeTakeFirstOrThrow();
    await tx.updateTable('document').set({ replacesId: old.id }).where('id', '=', documentId!).execute();
    const note = `Được thay thế bằng văn bản ${content.code ?? 'khác'}.`;
    const replaced = await changeDocument(tx, ctx, old, { state: 'replaced', closedAt: ctx.now() }, { note });
    const stopped = await stopWork(tx, ctx, replaced, note);
    await recordEvent(tx, ctx, documentReplaced(replaced, { by: documentId, stopped }));
  });
}
