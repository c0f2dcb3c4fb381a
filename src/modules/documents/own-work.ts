import { listWorkItemsOf, mayDo, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Step } from './work.ts';

/** A step about a document that waits for the actor. */
export interface OwnWork {
  readonly step: Step;
  /** The endorsement, assignment, review or part in writing it is about; of the document itself, or of a stopped part, its own id. */
  readonly aboutId: string;
  readonly assignmentId: string | null;
  readonly dueAt: Temporal.Instant;
  readonly item: WorkItem;
}

/** What of a document waits for the actor, or for a colleague they stand in for. */
export async function listOwnWork(ctx: Context, documentId: string): Promise<readonly OwnWork[]> {
  const { db, actor } = ctx;
  const [steps, endorsements, assignments, reviews, editors] = await Promise.all([
    db
      .selectFrom('documentStep')
      .select(['id', 'assignmentId'])
      .where('documentId', '=', documentId)
      .execute(),
    db
      .selectFrom('documentEndorsement')
      .select('id')
      .where('documentId', '=', documentId)
      .where('state', '=', 'proposed')
      .execute(),
    db
      .selectFrom('documentAssignment')
      .select('id')
      .where('documentId', '=', documentId)
      .where('state', '=', 'open')
      .execute(),
    db
      .selectFrom('documentReview')
      .select('id')
      .where('documentId', '=', documentId)
      .where('state', '=', 'open')
      .execute(),
    db
      .selectFrom('documentCoEditor')
      .select('id')
      .where('documentId', '=', documentId)
      .where('doneAt', 'is', null)
      .execute(),
  ]);
  const subjects = [
    ...steps.map(({ id, assignmentId }) => ({ type: 'document-step', id, assignmentId })),
    ...endorsements.map(({ id }) => ({ type: 'document-endorsement', id, assignmentId: null })),
    ...assignments.map(({ id }) => ({ type: 'document-assignment', id, assignmentId: id })),
    ...reviews.map(({ id }) => ({ type: 'document-review', id, assignmentId: null })),
    ...editors.map(({ id }) => ({ type: 'document-co-editor', id, assignmentId: null })),
  ];
  const found = await Promise.all(
    subjects.map(async ({ type, id, assignmentId }) => {
      const items = await listWorkItemsOf(db, type, id);
      const item = items.find((each) => each.state === 'open' && mayDo(actor, each));
      return item ? [{ step: item.action as Step, aboutId: id, assignmentId, dueAt: item.dueAt, item }] : [];
    }),
  );
  return found.flat();
}
