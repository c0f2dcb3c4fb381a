import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actingFor } from '../acting.ts';
import type { Assignment } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { workReturned } from '../events.ts';
import type { Document } from '../model.ts';
import { lockOwnAssignment } from '../own-assignment.ts';
import { readReason } from '../read-reason.ts';
import { placeOf } from '../registry.ts';
import { endWork, openWork, type Step } from '../work.ts';
import { closeAs } from './finish-assignment.ts';

/**
 * Gives a part back to the leader who gave it, with the reason; the leader decides anew. A part that was handed further
 * down goes back to whoever handed it down, whose own step is still open.
 */
export async function returnAssignment(
  ctx: Context,
  input: { readonly assignmentId: string; readonly reason: string },
): Promise<void> {
  const reason = readReason(input.reason);
  await ctx.transaction(async (tx, ctx) => {
    const { document, assignment } = await lockOwnAssignment(tx, ctx, input.assignmentId);
    const step = assignment.role as Step;
    const about = { subjectType: 'document-assignment', subjectId: assignment.id, step } as const;
    const onBehalfOf = await endWork(tx, ctx, about, reason);
    await closeAs(tx, ctx, assignment, { state: 'returned', note: reason, onBehalfOf });
    await askAnew(tx, ctx, document, assignment, reason);
    const acting = actingFor(ctx, onBehalfOf);
    const changed = await changeDocument(tx, acting, document, {});
    const { id: assignmentId, role, unitId: unitOfWork, dueAt } = assignment;
    const isOnTime = Temporal.Instant.compare(ctx.now(), dueAt) <= 0;
    await recordEvent(tx, acting, workReturned(changed, { assignmentId, role, unitOfWork, isOnTime }));
  });
}

async function askAnew(
  tx: Tx,
  ctx: Context,
  document: Document,
  { endorsementId }: Assignment,
  reason: string,
): Promise<void> {
  const { parentId, leaderId } = await tx
    .selectFrom('documentEndorsement')
    .select(['parentId', 'leaderId'])
    .where('id', '=', endorsementId)
    .executeTakeFirstOrThrow();
  const place = await placeOf(tx, ctx, leaderId, { agencyId: document.agencyId, role: 'signer' });
  if (parentId !== null || !place) return;
  const id = newId();
  const proposal = { id, version: 1, documentId: document.id, leaderId, opinion: reason };
  await tx
    .insertInto('documentEndorsement')
    .values({
      ...proposal,
      state: 'proposed',
      proposedBy: ctx.actor.id,
      proposedAt: ctx.now(),
      asked: jsonb([]),
    })
    .execute();
  await openWork(tx, ctx, document, {
    ...place,
    officerId: leaderId,
    subjectType: 'document-endorsement',
    subjectId: id,
    step: 'decide',
    dueAt: byNextWorkingDay(ctx, document.urgency),
  });
}
