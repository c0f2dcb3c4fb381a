import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDocument } from '../change-document.ts';
import { refuseWhileCoEditing } from '../co-editing/rounds.ts';
import { reviewAsked } from '../events.ts';
import { type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { openReview } from '../reviews.ts';
import { dropWork } from '../work.ts';

/**
 * Lays a draft before those who look it over, one after the other (NĐ 30/2020/NĐ-CP Điều 10–12).
 *
 * @throws InvalidInput `reviewers-required`, `reviewer-twice`, `reviewer-elsewhere`
 */
export async function askReview(
  ctx: Context,
  input: { readonly documentId: string; readonly reviewerIds: readonly string[] },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, reviewerIds } = input;
    const draft = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.revise', draft);
    refuseUnless(documentCan.askReview(draft), 'document-not-a-draft');
    await refuseWhileCoEditing(tx, draft.id);
    const code =
      reviewerIds.length === 0
        ? 'reviewers-required'
        : new Set(reviewerIds).size < reviewerIds.length
          ? 'reviewer-twice'
          : undefined;
    if (code) throw new InvalidInput([{ field: '/reviewers', code }]);

    const { round: before } = await tx
      .selectFrom('documentReview')
      .select((row) => row.fn.max('round').as('round'))
      .where('documentId', '=', documentId)
      .executeTakeFirstOrThrow();
    const round = (before ?? 0) + 1;
    const reviews = reviewerIds.map((officerId, ordinal) => ({
      id: newId(),
      documentId,
      round,
      ordinal,
      revision: draft.revision,
      officerId,
      state: 'waiting',
    }));
    await tx.insertInto('documentReview').values(reviews).execute();
    await dropWork(tx, ctx, 'document', documentId);
    const asked = await changeDocument(tx, ctx, draft, { state: 'in-review' });
    await openReview(tx, ctx, asked, reviews[0]!);
    await recordEvent(tx, ctx, reviewAsked(asked, { round, reviewers: reviewerIds }));
    return asked;
  });
}
