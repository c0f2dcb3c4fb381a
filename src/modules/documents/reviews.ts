import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { inWorkingDays } from './deadlines.ts';
import type { Document } from './model.ts';
import { addReaders } from './readers.ts';
import { placeOf } from './registry.ts';
import { openWork } from './work.ts';

/** A step of a review is done in two working days. */
const reviewDays = 2;

export interface Review {
  readonly id: string;
  readonly documentId: string;
  readonly round: number;
  readonly ordinal: number;
  readonly revision: number;
  readonly officerId: string;
  readonly state: string;
  readonly note: string | null;
  readonly actedBy: string | null;
  readonly onBehalfOf: string | null;
  readonly actedAt: Temporal.Instant | null;
}

/** Lays the draft before a reviewer. @throws InvalidInput `reviewer-elsewhere` */
export async function openReview(
  tx: Tx,
  ctx: Context,
  document: Document,
  { id, officerId }: Pick<Review, 'id' | 'officerId'>,
): Promise<void> {
  const place = await placeOf(tx, ctx, officerId, { agencyId: document.agencyId });
  if (!place) throw new InvalidInput([{ field: '/reviewers', code: 'reviewer-elsewhere' }]);
  await tx.updateTable('documentReview').set({ state: 'open' }).where('id', '=', id).execute();
  await addReaders(tx, document, [{ kind: 'officer', id: officerId }], ctx.now());
  await openWork(tx, ctx, document, {
    ...place,
    officerId,
    subjectType: 'document-review',
    subjectId: id,
    step: 'review',
    dueAt: inWorkingDays(ctx, reviewDays),
  });
}

/** Lays a step of the draft before its drafter. */
export async function openForDrafter(
  tx: Tx,
  ctx: Context,
  document: Document,
  step: 'revise' | 'askSigning',
): Promise<void> {
  const officerId = document.draftedBy!;
  const place = await placeOf(tx, ctx, officerId, { agencyId: document.agencyId });
  if (!place) return;
  await openWork(tx, ctx, document, {
    ...place,
    officerId,
    subjectType: 'document',
    subjectId: document.id,
    step,
    dueAt: inWorkingDays(ctx, reviewDays),
  });
}
