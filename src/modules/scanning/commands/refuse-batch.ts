import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { scanBatchUnreadable } from '../events.ts';
import { listBatchFiles, lockBatch } from '../queries.ts';

/** Gives up a batch whose file cannot be read, and says which; its files stay, and the officer scans anew. */
export async function refuseBatch(ctx: Context, batchId: string, file: number): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch.state !== 'waiting') return;
    const files = await listBatchFiles(tx, batchId);
    const refused = { id: batch.id, version: batch.version + 1 };
    await tx
      .updateTable('scanBatch')
      .set({ version: refused.version, state: 'unreadable', failure: files[file]?.name ?? '' })
      .where('id', '=', batch.id)
      .execute();
    await recordEvent(tx, ctx, scanBatchUnreadable(refused, { file }));
  });
}
