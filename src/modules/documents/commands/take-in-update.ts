import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type Arrival, findArrived, isWaiting, markTakenIn } from '../arrival.ts';
import { changeDocument } from '../change-document.ts';
import { documentUpdated } from '../events.ts';
import { documentCan } from '../model.ts';
import type { ReceivedContent } from '../received-content.ts';
import { keepValidity } from '../regulation/validity.ts';
import { keepRevision } from '../revisions.ts';
import { takeInDocument } from './take-in-document.ts';

/**
 * The sender updates a document: it becomes the next edition under the same number, the one before stays to be compared.
 * Of a document that is not here, the update is the document.
 */
export async function takeInUpdate(
  ctx: Context,
  input: { readonly arrival: Arrival; readonly content: ReceivedContent },
): Promise<void> {
  ctx.authorize('documents.follow');
  await ctx.transaction(async (tx, ctx) => {
    const { arrival, content } = input;
    if (!(await isWaiting(tx, arrival))) return;
    const document = await findArrived(tx, arrival);
    if (!document || !documentCan.beUpdated(document)) return takeInDocument(ctx, input);

    const { files, typeName, subject, validity } = content;
    const [edition, revision] = [document.edition + 1, document.revision + 1];
    const updated = await changeDocument(tx, ctx, document, { edition, revision, typeName, subject });
    await tx
      .insertInto('documentEdition')
      .values({
        documentId: document.id,
        number: edition,
        messageId: arrival.messageId,
        begunAt: ctx.now(),
        reason: null,
      })
      .execute();
    await keepValidity(tx, ctx, updated, validity);
    await keepRevision(tx, ctx, updated, { files, note: 'Nơi gửi cập nhật văn bản.' });
    await markTakenIn(tx, ctx, arrival.deliveryId, document.id);
    await recordEvent(tx, ctx, documentUpdated(updated, { edition, revision }));
  });
}
