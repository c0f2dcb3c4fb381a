import type { Context, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Assignment } from './assignments.ts';
import type { Document } from './model.ts';
import { lockDocument } from './queries.ts';
import { lockWork, type Step } from './work.ts';

/**
 * The open assignment that the actor works on, with its document locked.
 *
 * @throws Refusal `not-found` when it is not theirs, `work-item-done` when it is over
 */
export async function lockOwnAssignment(
  tx: Tx,
  ctx: Context,
  assignmentId: string,
): Promise<{ readonly document: Document; readonly assignment: Assignment }> {
  const assignment = orNotFound(await findAssignment(tx, assignmentId));
  const document = await lockDocument(tx, ctx.actor, assignment.documentId);
  await lockWork(tx, ctx, {
    subjectType: 'document-assignment',
    subjectId: assignmentId,
    step: (assignment.state === 'stopped' ? 'stop' : assignment.role) as Step,
  });
  return { document, assignment: orNotFound(await findAssignment(tx, assignmentId)) };
}

export const findAssignment = (tx: Tx | Context['db'], id: string): Promise<Assignment | undefined> =>
  tx.selectFrom('documentAssignment').selectAll().where('id', '=', id).executeTakeFirst();
