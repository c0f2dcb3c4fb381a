import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { documentRecalled } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { stopWork } from '../stop-work.ts';

/** Recalls an issued document: receivers over the axis are told by a job, units of the agency stop their work. */
export async function recallDocument(
  ctx: Context,
  input: { readonly documentId: string; readonly reason: string },
): Promise<Document> {
  const note = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const issued = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.recall', issued);
    refuseUnless(documentCan.recall(issued), 'document-not-issued');
    const recalled = await changeDocument(tx, ctx, issued, { state: 'recalled' }, { note });
    const stopped = await stopWork(tx, ctx, recalled, note);
    await recordEvent(tx, ctx, documentRecalled(recalled, { stopped }));
    return recalled;
  });
}
