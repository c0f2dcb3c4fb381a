import type { Context } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { checkAssignments } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { byNextWorkingDay } from '../deadlines.ts';
import { endorsementProposed } from '../events.ts';
import { type AskedAssignment, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { addReaders } from '../readers.ts';
import { placeOf } from '../registry.ts';
import { dropWork, openWork } from '../work.ts';

export interface ProposeEndorsement {
  readonly documentId: string;
  /** Who is to decide. */
  readonly leaderId: string;
  /** What the office suggests; the leader may change all of it. */
  readonly opinion: string;
  readonly assignments: readonly AskedAssignment[];
}

/**
 * Lays a registered document before a leader, with what the office suggests (NĐ 30/2020/NĐ-CP Điều 23).
 *
 * @returns the id of the endorsement
 * @throws InvalidInput `not-a-leader` at `/leader`, and what is wrong with the suggestion
 */
export async function proposeEndorsement(ctx: Context, input: ProposeEndorsement): Promise<string> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, leaderId, opinion, assignments } = input;
    const document = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.propose', document);
    refuseUnless(documentCan.endorse(document), 'document-not-registered');
    const issues = assignments.length > 0 ? checkAssignments(document, assignments) : [];
    const place = await placeOf(tx, ctx, leaderId, { agencyId: document.agencyId, role: 'signer' });
    if (place?.role !== 'signer') throw new InvalidInput([{ field: '/leader', code: 'not-a-leader' }]);
    if (issues.length > 0) throw new InvalidInput(issues);

    const endorsement = { id: newId(), version: 1, documentId, leaderId, opinion: opinion.trim() };
    await tx
      .insertInto('documentEndorsement')
      .values({
        ...endorsement,
        state: 'proposed',
        proposedBy: ctx.actor.id,
        proposedAt: ctx.now(),
        asked: jsonb(assignments),
      })
      .execute();
    await dropWork(tx, ctx, 'document', documentId);
    await addReaders(tx, document, [{ kind: 'officer', id: leaderId }], ctx.now());
    await openWork(tx, ctx, document, {
      ...place,
      officerId: leaderId,
      subjectType: 'document-endorsement',
      subjectId: endorsement.id,
      step: 'decide',
      dueAt: byNextWorkingDay(ctx, document.urgency),
    });
    const proposed = await changeDocument(tx, ctx, document, {});
    await recordEvent(tx, ctx, endorsementProposed(proposed, { endorsementId: endorsement.id, leaderId }));
    return endorsement.id;
  });
}
