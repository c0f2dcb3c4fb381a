import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arrival, findArrived, isWaiting, markTakenIn } from '../arrival.ts';
import { changeDocument } from '../change-document.ts';
import { documentRecalled } from '../events.ts';
import { documentCan } from '../model.ts';
import { stopWork } from '../stop-work.ts';

/**
 * The sender recalls a document: all work on it stops, and whoever had some is told. One that never came here, or that was
 * recalled before it came, is left as it is.
 */
export async function takeInRecall(
  ctx: Context,
  { arrival, reason }: { readonly arrival: Arrival; readonly reason: string | null },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    if (!(await isWaiting(tx, arrival))) return;
    const document = await findArrived(tx, arrival);
    await markTakenIn(tx, ctx, arrival.deliveryId, document?.id ?? null);
    if (!document || !documentCan.beRecalled(document)) return;

    const note = reason?.trim() || 'Nơi gửi thu hồi văn bản.';
    const recalled = await changeDocument(
      tx,
      ctx,
      document,
      { state: 'recalled', closedAt: ctx.now() },
      { note },
    );
    const stopped = await stopWork(tx, ctx, recalled, note);
    await recordEvent(tx, ctx, documentRecalled(recalled, { stopped }));
  });
}
