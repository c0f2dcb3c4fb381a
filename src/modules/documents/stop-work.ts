import type { Context, Tx } from '#platform/context.ts';
import { inWorkingDays } from './deadlines.ts';
import type { Document } from './model.ts';
import { headOf, placeOf } from './registry.ts';
import { dropWork, openWork } from './work.ts';

/**
 * Ends all work begun on a document that its sender took back, with the reason; each who had it is told by a step of
 * its own, so that nobody goes on unawares.
 *
 * @returns how many assignments were stopped
 */
export async function stopWork(tx: Tx, ctx: Context, document: Document, reason: string): Promise<number> {
  await dropWork(tx, ctx, 'document', document.id);
  await withdrawProposals(tx, ctx, document);
  const open = await tx
    .selectFrom('documentAssignment')
    .selectAll()
    .where('documentId', '=', document.id)
    .where('state', '=', 'open')
    .execute();
  for (const { id, version, unitId, officerId } of open) {
    await dropWork(tx, ctx, 'document-assignment', id);
    const stopped = { state: 'stopped', version: version + 1, note: reason, closedAt: ctx.now() };
    await tx.updateTable('documentAssignment').set(stopped).where('id', '=', id).execute();
    const { agencyId } = document;
    const place = officerId
      ? await placeOf(tx, ctx, officerId, { agencyId })
      : await headOf(tx, ctx, agencyId, unitId);
    if (!place) continue;
    await openWork(tx, ctx, document, {
      ...place,
      officerId,
      subjectType: 'document-assignment',
      subjectId: id,
      step: 'stop',
      dueAt: inWorkingDays(ctx, 1),
    });
  }
  return open.length;
}

async function withdrawProposals(tx: Tx, ctx: Context, { id }: Document): Promise<void> {
  const proposed = await tx
    .selectFrom('documentEndorsement')
    .select(['id', 'version'])
    .where('documentId', '=', id)
    .where('state', '=', 'proposed')
    .execute();
  for (const each of proposed) {
    await dropWork(tx, ctx, 'document-endorsement', each.id);
    await tx
      .updateTable('documentEndorsement')
      .set({ state: 'withdrawn', version: each.version + 1 })
      .where('id', '=', each.id)
      .execute();
  }
}
