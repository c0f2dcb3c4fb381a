import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import type { ScanPlaces } from './model.ts';
import { getBatch, lockPart } from './queries.ts';
import { endSorting } from './sorting.ts';

/**
 * Lays a part at its paper: the copy, its hash and where it came from. The fact is the place's own, recorded by
 * `ScanPlaces.attach` in this transaction.
 *
 * @throws InvalidInput `/code` `scan-place-unknown`, `/paper` `scan-paper-unknown`
 * @throws Refusal `scan-part-settled` when someone was faster
 */
export async function placePart(
  ctx: Context,
  places: ScanPlaces,
  input: { readonly partId: string; readonly code: string; readonly paper: number },
): Promise<void> {
  const place = await places.find(ctx, input.code);
  if (!place) throw new InvalidInput([{ field: '/code', code: 'scan-place-unknown' }]);
  if (!place.papers.some(({ number }) => number === input.paper)) {
    throw new InvalidInput([{ field: '/paper', code: 'scan-paper-unknown' }]);
  }
  await ctx.transaction(async (tx, ctx) => {
    const part = await lockPart(tx, ctx.actor, input.partId);
    ctx.authorize('scanning.sort', part);
    refuseUnless(part.state === 'found' || part.state === 'unsorted', 'scan-part-settled');
    if (part.state === 'unsorted') await endSorting(tx, ctx, part.id);
    const batch = await getBatch(tx, part.batchId);
    await places.attach(tx, ctx, {
      placeId: place.id,
      paper: input.paper,
      fileId: part.fileId,
      fileSha256: part.fileSha256,
      batchId: batch.id,
      pageCount: part.pages.length,
      scannedBy: { id: batch.uploadedById, name: batch.uploadedByName },
    });
    await tx
      .updateTable('scanPart')
      .set({
        version: part.version + 1,
        state: 'placed',
        subjectCode: place.code,
        paper: input.paper,
        placedId: place.id,
        settledAt: ctx.now(),
        settledBy: ctx.actor.name,
      })
      .where('id', '=', part.id)
      .execute();
  });
}
