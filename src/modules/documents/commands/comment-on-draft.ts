import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { documentCommented } from '../events.ts';
import { documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';

/** Says something about a draft; it stays with the revision it was said about. */
export async function commentOnDraft(
  ctx: Context,
  input: { readonly documentId: string; readonly body: string },
): Promise<void> {
  const body = readReason(input.body, '/comment');
  await ctx.transaction(async (tx, ctx) => {
    const draft = await lockDocument(tx, ctx.actor, input.documentId);
    refuseUnless(documentCan.comment(draft), 'document-not-a-draft');
    const comment = { id: newId(), documentId: draft.id, revision: draft.revision, body };
    await tx
      .insertInto('documentComment')
      .values({ ...comment, authorId: ctx.actor.id!, writtenAt: ctx.now() })
      .execute();
    const commented = await changeDocument(tx, ctx, draft, {});
    await recordEvent(
      tx,
      ctx,
      documentCommented(commented, { commentId: comment.id, revision: draft.revision }),
    );
  });
}
