import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actingFor } from '../acting.ts';
import { changeDocument } from '../change-document.ts';
import { documentReviewed } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { readReason } from '../read-reason.ts';
import { openForDrafter, openReview } from '../reviews.ts';
import { endWork } from '../work.ts';

export interface ReviewDraft {
  readonly reviewId: string;
  readonly outcome: 'approve' | 'return';
  readonly note: string;
}

/**
 * A reviewer agrees, and the next has it, or the drafter when there is none; or returns it with the reason, and the drafter
 * begins anew.
 *
 * @throws InvalidInput `reason-required` at `/note` for a return; Refusal `work-item-done` when it was done meanwhile
 */
export async function reviewDraft(ctx: Context, input: ReviewDraft): Promise<Document> {
  const isReturned = input.outcome === 'return';
  const note = isReturned ? readReason(input.note, '/note') : input.note.trim() || null;
  return ctx.transaction(async (tx, ctx) => {
    const { reviewId } = input;
    const review = orNotFound(
      await tx.selectFrom('documentReview').selectAll().where('id', '=', reviewId).executeTakeFirst(),
    );
    const draft = await lockDocument(tx, ctx.actor, review.documentId);
    const step = { subjectType: 'document-review', subjectId: reviewId, step: 'review' } as const;
    const onBehalfOf = await endWork(tx, ctx, step, note);
    refuseUnless(documentCan.review(draft), 'work-item-done');

    const rest = tx
      .updateTable('documentReview')
      .where('documentId', '=', draft.id)
      .where('round', '=', review.round);
    await rest
      .set({
        state: isReturned ? 'returned' : 'approved',
        note,
        actedBy: ctx.actor.id,
        onBehalfOf,
        actedAt: ctx.now(),
      })
      .where('id', '=', reviewId)
      .execute();
    if (isReturned) await rest.set({ state: 'spared' }).where('state', '=', 'waiting').execute();
    const next = await tx
      .selectFrom('documentReview')
      .select(['id', 'officerId'])
      .where('documentId', '=', draft.id)
      .where('round', '=', review.round)
      .where('state', '=', 'waiting')
      .orderBy('ordinal')
      .executeTakeFirst();
    const acting = actingFor(ctx, onBehalfOf);
    const state = isReturned ? 'draft' : next ? 'in-review' : 'reviewed';
    const reviewed = await changeDocument(tx, acting, draft, { state }, { note, onBehalfOf });
    if (next) await openReview(tx, ctx, reviewed, next);
    else await openForDrafter(tx, ctx, reviewed, isReturned ? 'revise' : 'askSigning');
    await recordEvent(tx, acting, documentReviewed(reviewed, { reviewId, outcome: input.outcome }));
    return reviewed;
  });
}
