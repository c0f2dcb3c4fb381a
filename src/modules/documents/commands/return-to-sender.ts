import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { documentReturned } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { endWork } from '../work.ts';

/** Sends back what came to the wrong place or cannot be believed (NĐ 30/2020/NĐ-CP Điều 21); its sender is told why. */
export async function returnToSender(
  ctx: Context,
  input: { readonly documentId: string; readonly reason: string },
): Promise<Document> {
  const note = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const arrived = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.returnToSender', arrived);
    refuseUnless(documentCan.returnToSender(arrived), 'document-not-arrived');

    await endWork(tx, ctx, { subjectType: 'document', subjectId: arrived.id, step: 'register' }, note);
    const returned = await changeDocument(
      tx,
      ctx,
      arrived,
      { state: 'returned', closedAt: ctx.now() },
      { note },
    );
    await recordEvent(tx, ctx, documentReturned(returned, {}));
    return returned;
  });
}
