import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { handSigningRefused } from '../events.ts';
import { type Document, isOnPaper } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { openForDrafter } from '../reviews.ts';
import { endWork } from '../work.ts';

/** The paper was not signed: the document is a draft again, and its drafter has it with the reason. Its number stays. */
export async function returnUnsigned(
  ctx: Context,
  input: { readonly documentId: string; readonly reason: string },
): Promise<Document> {
  const note = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.issue', document);
    refuseUnless(isOnPaper(document), 'document-not-on-paper');
    await endWork(tx, ctx, { subjectType: 'document', subjectId: document.id, step: 'scanSigned' }, note);
    const returned = await changeDocument(tx, ctx, document, { state: 'draft' }, { note });
    await openForDrafter(tx, ctx, returned, 'revise');
    await recordEvent(tx, ctx, handSigningRefused(returned, {}));
    return returned;
  });
}
