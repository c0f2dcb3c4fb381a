import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId } from '#platform/database/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { actingFor, inNameOf } from '../acting.ts';
import { openAssignments, refuseWrong } from '../assignments.ts';
import { changeDocument } from '../change-document.ts';
import { documentEndorsed } from '../events.ts';
import { type AskedAssignment, type Document, documentCan } from '../model.ts';
import { lockDocument } from '../queries.ts';
import { dropWork, endWork } from '../work.ts';

export interface EndorseDocument {
  readonly documentId: string;
  /** What the office laid before the leader; none when the leader decides unasked. */
  readonly endorsementId?: string | undefined;
  readonly opinion: string;
  readonly assignments: readonly AskedAssignment[];
}

/**
 * A leader's opinion on a document and whom it gives the work to (bút phê), upon a proposal or unasked. Whoever stands in
 * for the leader decides in the leader's name, and it is kept so.
 *
 * @returns the ids of the assignments
 * @throws InvalidInput what is wrong with the assignments; Refusal `work-item-done` when it was decided meanwhile
 */
export async function endorseDocument(ctx: Context, input: EndorseDocument): Promise<readonly string[]> {
  return ctx.transaction(async (tx, ctx) => {
    const { documentId, assignments } = input;
    const document = await lockDocument(tx, ctx.actor, documentId);
    ctx.authorize('documents.endorse', document);
    refuseUnless(documentCan.endorse(document), 'document-not-registered');
    refuseWrong(document, assignments);

    const decided = input.endorsementId
      ? await decideProposed(tx, ctx, document, { ...input, endorsementId: input.endorsementId })
      : await decideUnasked(tx, ctx, document, input);
    const { endorsementId, onBehalfOf } = decided;
    const opened = await openAssignments(tx, ctx, document, endorsementId, assignments);
    const acting = actingFor(ctx, onBehalfOf);
    const lead = assignments.some(({ role }) => role === 'lead');
    const endorsed = await changeDocument(
      tx,
      acting,
      document,
      { state: 'in-hand', dueAt: document.dueAt ?? (lead ? await leadDue(tx, endorsementId) : null) },
      { onBehalfOf },
    );
    await recordEvent(tx, acting, documentEndorsed(endorsed, { endorsementId, assignments: opened }));
    return opened;
  });
}

interface Decided {
  readonly endorsementId: string;
  readonly onBehalfOf: string | null;
}

async function decideProposed(
  tx: Tx,
  ctx: Context,
  { id: documentId }: Document,
  { endorsementId, opinion }: EndorseDocument & { readonly endorsementId: string },
): Promise<Decided> {
  const proposed = orNotFound(
    await tx
      .selectFrom('documentEndorsement')
      .select(['version', 'documentId'])
      .where('id', '=', endorsementId)
      .executeTakeFirst(),
  );
  refuseUnless(proposed.documentId === documentId, 'not-found');
  const onBehalfOf = await endWork(tx, ctx, {
    subjectType: 'document-endorsement',
    subjectId: endorsementId,
    step: 'decide',
  });
  await tx
    .updateTable('documentEndorsement')
    .set({
      state: 'decided',
      version: proposed.version + 1,
      opinion: opinion.trim(),
      decidedBy: ctx.actor.id,
      onBehalfOf,
      decidedAt: ctx.now(),
    })
    .where('id', '=', endorsementId)
    .execute();
  return { endorsementId, onBehalfOf };
}

async function decideUnasked(
  tx: Tx,
  ctx: Context,
  { id: documentId, agencyId }: Document,
  { opinion }: EndorseDocument,
): Promise<Decided> {
  const onBehalfOf = inNameOf(ctx.actor, agencyId, 'signer') ?? null;
  const endorsementId = newId();
  await dropWork(tx, ctx, 'document', documentId);
  await tx
    .insertInto('documentEndorsement')
    .values({
      id: endorsementId,
      version: 1,
      documentId,
      state: 'decided',
      leaderId: onBehalfOf ?? ctx.actor.id!,
      opinion: opinion.trim(),
      decidedBy: ctx.actor.id,
      onBehalfOf,
      decidedAt: ctx.now(),
      asked: jsonb([]),
    })
    .execute();
  return { endorsementId, onBehalfOf };
}

/** The document is due when its lead is. */
async function leadDue(tx: Tx, endorsementId: string): Promise<Temporal.Instant | null> {
  const lead = await tx
    .selectFrom('documentAssignment')
    .select('dueAt')
    .where('endorsementId', '=', endorsementId)
    .where('role', '=', 'lead')
    .executeTakeFirst();
  return lead?.dueAt ?? null;
}
