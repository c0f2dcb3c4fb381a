import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import { documentCancelled } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { dropWork } from '../work.ts';

/** Gives a draft up, with the reason. A number it has taken stays with it: the register shows why it has no document. */
export async function cancelDraft(
  ctx: Context,
  input: { readonly documentId: string; readonly reason: string },
): Promise<Document> {
  const note = readReason(input.reason);
  return ctx.transaction(async (tx, ctx) => {
    const draft = await lockDocument(tx, ctx.actor, input.documentId);
    ctx.authorize('documents.revise', draft);
    refuseUnless(documentCan.cancel(draft), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, draft.id);
    await dropWork(tx, ctx, 'document', draft.id);
    const cancelled = await changeDocument(
      tx,
      ctx,
      draft,
      { state: 'cancelled', closedAt: ctx.now() },
      { note },
    );
    await recordEvent(tx, ctx, documentCancelled(cancelled, {}));
    return cancelled;
  });
}
