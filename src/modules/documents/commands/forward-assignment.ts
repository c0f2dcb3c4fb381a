import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { openAssignments, refuseWrong } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { documentForwarded } from '../events.ts';
import { type AskedAssignment, documentCan } from '../model.ts';
import { lockOwnAssignment } from '../own-assignment.ts';

export interface ForwardAssignment {
  readonly assignmentId: string;
  readonly opinion: string;
  readonly assignments: readonly AskedAssignment[];
}

/**
 * Hands a part further down, to people or units of the agency. Whoever hands it on still answers for it: their own step
 * stays open until they end it.
 *
 * @throws InvalidInput what is wrong with the assignments
 */
export async function forwardAssignment(ctx: Context, input: ForwardAssignment): Promise<readonly string[]> {
  return ctx.transaction(async (tx, ctx) => {
    const { assignmentId: parentId, assignments, opinion } = input;
    const { document } = await lockOwnAssignment(tx, ctx, parentId);
    refuseUnless(documentCan.forward(document), 'document-not-in-hand');
    refuseWrong(document, assignments);

    const endorsementId = newId();
    await tx
      .insertInto('documentEndorsement')
      .values({
        id: endorsementId,
        version: 1,
        documentId: document.id,
        parentId,
        state: 'decided',
        leaderId: ctx.actor.id!,
        opinion: opinion.trim(),
        decidedBy: ctx.actor.id,
        decidedAt: ctx.now(),
        asked: jsonb([]),
      })
      .execute();
    const opened = await openAssignments(tx, ctx, document, endorsementId, assignments);
    const forwarded = await changeDocument(tx, ctx, document, {});
    await recordEvent(
      tx,
      ctx,
      documentForwarded(forwarded, { endorsementId, parentId, assignments: opened }),
    );
    return opened;
  });
}
