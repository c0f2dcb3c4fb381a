import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockBatch } from '../batch-queries.ts';
import { batchEnded } from '../events.ts';

/** Every document of the batch has been tried: what came of each stands in the log. Ended once for each attempt. */
export async function endBatch(ctx: Context, batchId: string): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const { entries, ...batch } = await lockBatch(tx, ctx.actor, batchId);
    const version = batch.version + 1;
    await tx
      .updateTable('signingBatch')
      .set({ version, endedAt: ctx.now() })
      .where('id', '=', batchId)
      .execute();
    const results = entries.map(({ documentId, state, problem }) => ({ documentId, state, problem }));
    await recordEvent(tx, ctx, batchEnded({ id: batchId, version }, { results }));
  });
}
