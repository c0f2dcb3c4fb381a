import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arrival, isWaiting, markTakenIn } from '../arrival.ts';
import { byNextWorkingDay, endOfDay } from '../deadlines.ts';
import { documentArrived } from '../events.ts';
import { codeKeyOf } from '../model.ts';
import { createDocument } from '../new-document.ts';
import type { ReceivedContent } from '../received-content.ts';
import { registryOf } from '../registry.ts';
import { keepValidity } from '../regulation/validity.ts';
import { openWork } from '../work.ts';

/**
 * Lays what the axis brought before the clerk. A document that its sender had recalled by then is kept as recalled, and
 * asks nobody for anything.
 */
export async function takeInDocument(
  ctx: Context,
  { arrival, content }: { readonly arrival: Arrival; readonly content: ReceivedContent },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    if (!(await isWaiting(tx, arrival))) return;
    const { agencyId, deliveryId, messageId, exchangeId, isRecalled, receivedAt } = arrival;
    const registry = await registryOf(tx, ctx, agencyId);
    const { files, dueOn, validity, ...words } = content;
    const document = await createDocument(
      tx,
      ctx,
      {
        ...words,
        direction: 'incoming',
        state: isRecalled ? 'recalled' : 'arrived',
        source: 'axis',
        agencyId,
        unitId: registry.unitId,
        codeKey: words.code && codeKeyOf(words.code),
        dueAt: dueOn && endOfDay(dueOn),
        listedAt: receivedAt,
        closedAt: isRecalled ? ctx.now() : null,
        exchangeId,
      },
      {
        files,
        messageId,
        readers: [
          { kind: 'registry', id: agencyId },
          { kind: 'head', id: registry.unitId },
        ],
      },
    );
    await keepValidity(tx, ctx, document, validity);
    if (!isRecalled) {
      await openWork(tx, ctx, document, {
        ...registry,
        subjectType: 'document',
        subjectId: document.id,
        step: 'register',
        dueAt: byNextWorkingDay(ctx, document.urgency),
      });
    }
    await markTakenIn(tx, ctx, deliveryId, document.id);
    await recordEvent(tx, ctx, documentArrived(document, { deliveryId }));
  });
}
