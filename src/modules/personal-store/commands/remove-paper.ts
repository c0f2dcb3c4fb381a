import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { storedPaperRemoved } from '../events.ts';
import { ownerOf } from '../own-store.ts';
import { findPaper } from '../queries.ts';

/**
 * Takes out of the store what the person sent themself. The dossier that it came with keeps its file: that is a record of
 * the office. What an agency issued or digitised stays, for others may have relied on it.
 *
 * @throws Refusal `not-found` for somebody else's, `stored-paper-is-of-the-office` for what the person did not send
 */
export async function removePaper(ctx: Context, paperId: string): Promise<void> {
  ctx.authorize('personal-store.remove');
  await ctx.transaction(async (tx, ctx) => {
    const paper = orNotFound(await findPaper(tx, await ownerOf(ctx), paperId));
    refuseUnless(paper.origin === 'submitted', 'stored-paper-is-of-the-office');
    const removed = await tx
      .updateTable('storePaper')
      .set({ removedAt: ctx.now(), version: paper.version + 1 })
      .where('id', '=', paper.id)
      .where('version', '=', paper.version)
      .executeTakeFirst();
    refuseUnless(removed.numUpdatedRows > 0n, 'stale');
    await recordEvent(tx, ctx, storedPaperRemoved({ ...paper, version: paper.version + 1 }));
  });
}
