import { listUnitsById, type UnitMoves } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { DraftBody } from './draft-body.ts';
import type { Document } from './model.ts';
import { keepRevision, listFiles, listRevisions } from './revisions.ts';

/**
 * A draft that is to go to a unit of its own agency goes to who took over from it: its next revision says so, with the
 * same words and files. An agency elsewhere is reached by its old code.
 *
 * @returns the new revision of the document, if it got one
 */
export async function renameInnerReceivers(
  tx: Tx,
  ctx: Context,
  moves: UnitMoves,
  document: Document,
  act: string,
): Promise<{ readonly revision?: number }> {
  if (document.direction !== 'outgoing' || document.closedAt !== null) return {};
  const present = (await listRevisions(tx, document.id)).find(({ number }) => number === document.revision);
  const body = present?.body as DraftBody | null | undefined;
  const successors = moves.within(document.agencyId);
  if (!body?.receivers.some(({ unitId }) => unitId && successors.has(unitId))) return {};

  const units = await listUnitsById(
    tx,
    [...successors.values()].map(({ unitId }) => unitId),
  );
  const receivers = body.receivers.map((receiver) => {
    const to = receiver.unitId ? successors.get(receiver.unitId) : undefined;
    const unit = units.find(({ id }) => id === to?.unitId);
    return unit ? { ...receiver, unitId: unit.id, name: unit.name } : receiver;
  });
  const revision = document.revision + 1;
  const note = `Nơi nhận nội bộ theo ${act}`;
  const files = await listFiles(tx, document);
  await keepRevision(tx, ctx, { ...document, revision }, { body: { ...body, receivers }, note, files });
  return { revision };
}
