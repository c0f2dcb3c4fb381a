import { buffer } from 'node:stream/consumers';
import { removePages } from '#engines/scans/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type BlobStore, getFile, storeMade } from '#platform/files/index.ts';
import { scanPartTrimmed } from '../events.ts';
import { findPart, lockPart } from '../queries.ts';

/** Takes the pages that look blank out of a part, at an officer's word; the batch keeps them. */
export async function trimPart(ctx: Context, blobs: BlobStore, partId: string): Promise<void> {
  const seen = orNotFound(await findPart(ctx.db, ctx.actor, partId));
  const whole = await getFile(ctx.db, seen.fileId);
  const bytes = await removePages(await buffer(blobs.read(whole.sha256)), seen.blankPages);
  await ctx.transaction(async (tx, ctx) => {
    const part = await lockPart(tx, ctx.actor, partId);
    ctx.authorize('scanning.sort', part);
    const isWhole = part.fileId === seen.fileId && part.state === 'unsorted';
    refuseUnless(isWhole && part.blankPages.length > 0, 'scan-part-settled');
    const file = await storeMade(ctx, blobs, { bytes, name: whole.name, mediaType: whole.mediaType });
    const trimmed = { id: part.id, version: part.version + 1 };
    await tx
      .updateTable('scanPart')
      .set({
        version: trimmed.version,
        pages: part.pages.filter((_, index) => !part.blankPages.includes(index)),
        blankPages: [],
        fileId: file.id,
        fileSha256: file.sha256,
      })
      .where('id', '=', part.id)
      .execute();
    await recordEvent(
      tx,
      ctx,
      scanPartTrimmed(trimmed, { batchId: part.batchId, removed: part.blankPages.length }),
    );
  });
}
