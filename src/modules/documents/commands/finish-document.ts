import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { documentFinished } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { dropWork } from '../work.ts';

/**
 * Closes a document that asks for no more work, as one to be filed.
 *
 * @throws Refusal `parts-open` while somebody leads or cooperates
 */
export async function finishDocument(
  ctx: Context,
  input: { readonly documentId: string; readonly note: string },
): Promise<Document> {
  const note = readReason(input.note, '/note');
  return ctx.transaction(async (tx, ctx) => {
    const document = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.finish', document);
    refuseUnless(documentCan.finish(document), 'document-closed');
    const open = await tx
      .selectFrom('documentAssignment')
      .select('role')
      .where('documentId', '=', document.id)
      .where('state', '=', 'open')
      .execute();
    refuseUnless(!open.some(({ role }) => role !== 'inform'), 'parts-open');

    await dropWork(tx, ctx, 'document', document.id);
    const finished = await changeDocument(
      tx,
      ctx,
      document,
      { state: 'finished', closedAt: ctx.now() },
      { note },
    );
    const isOnTime = document.dueAt === null || Temporal.Instant.compare(ctx.now(), document.dueAt) <= 0;
    const since = (document.registeredAt ?? document.listedAt).toString();
    await recordEvent(tx, ctx, documentFinished(finished, { isOnTime, since }));
    return finished;
  });
}
