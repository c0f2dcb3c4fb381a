import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actingFor } from '../acting.ts';
import type { Assignment } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { workFinished } from '../events.ts';
import type { Document } from '../model.ts';
import { lockOwnAssignment } from '../own-assignment.ts';
import { readReason } from '../read-reason.ts';
import { endWork, type Step } from '../work.ts';

/**
 * Ends the actor's part with what came of it. When nobody who leads or cooperates has anything left to do, the document is
 * finished. A part that was stopped by a recall is ended by having seen it.
 *
 * @throws InvalidInput `reason-required` at `/note` where something was to be done; Refusal `parts-open` while those it was
 *   handed on to still work
 */
export async function finishAssignment(
  ctx: Context,
  input: { readonly assignmentId: string; readonly note: string },
): Promise<Document> {
  return ctx.transaction(async (tx, ctx) => {
    const { document, assignment } = await lockOwnAssignment(tx, ctx, input.assignmentId);
    const isStopped = assignment.state === 'stopped';
    const note =
      isStopped || assignment.role === 'inform' ? input.note.trim() : readReason(input.note, '/note');
    refuseUnless(isStopped || !(await hasOpenParts(tx, assignment)), 'parts-open');

    const step = (isStopped ? 'stop' : assignment.role) as Step;
    const about = { subjectType: 'document-assignment', subjectId: assignment.id, step } as const;
    const onBehalfOf = await endWork(tx, ctx, about, note || null);
    if (!isStopped) await closeAs(tx, ctx, assignment, { state: 'done', note, onBehalfOf });
    const acting = actingFor(ctx, onBehalfOf);
    const isOver = document.state === 'in-hand' && !(await hasOpenWork(tx, document));
    const over = isOver ? ({ state: 'finished', closedAt: ctx.now() } as const) : {};
    const changed = await changeDocument(tx, acting, document, over, { onBehalfOf });
    const { id: assignmentId, role, unitId: unitOfWork, dueAt } = assignment;
    const isOnTime = Temporal.Instant.compare(ctx.now(), dueAt) <= 0;
    await recordEvent(tx, acting, workFinished(changed, { assignmentId, role, unitOfWork, isOnTime }));
    return changed;
  });
}

/** Writes how a part ended. */
export const closeAs = (
  tx: Tx,
  ctx: Context,
  { id, version }: Assignment,
  end: { readonly state: string; readonly note: string; readonly onBehalfOf: string | null },
) =>
  tx
    .updateTable('documentAssignment')
    .set({
      ...end,
      note: end.note || null,
      version: version + 1,
      closedAt: ctx.now(),
      closedBy: ctx.actor.id,
    })
    .where('id', '=', id)
    .execute();

async function hasOpenParts(tx: Tx, { id }: Assignment): Promise<boolean> {
  const part = await tx
    .selectFrom('documentAssignment')
    .innerJoin('documentEndorsement', 'documentEndorsement.id', 'endorsementId')
    .select('documentAssignment.id')
    .where('parentId', '=', id)
    .where('documentAssignment.state', '=', 'open')
    .where('role', '<>', 'inform')
    .limit(1)
    .executeTakeFirst();
  return part !== undefined;
}

/** To know of something is no work that a document waits for. */
async function hasOpenWork(tx: Tx, { id }: Document): Promise<boolean> {
  const open = await tx
    .selectFrom('documentAssignment')
    .select('id')
    .where('documentId', '=', id)
    .where('state', '=', 'open')
    .where('role', '<>', 'inform')
    .limit(1)
    .executeTakeFirst();
  const returned = await tx
    .selectFrom('documentEndorsement')
    .select('id')
    .where('documentId', '=', id)
    .where('state', '=', 'proposed')
    .limit(1)
    .executeTakeFirst();
  return open !== undefined || returned !== undefined;
}
