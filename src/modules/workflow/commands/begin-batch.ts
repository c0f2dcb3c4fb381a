import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import type { BatchAct } from '../batches.ts';
import { workBatchBegun } from '../events.ts';

/** Notes which items an act is to be done to; `runBatch` does it, item by item. */
export async function beginBatch(
  ctx: Context,
  input: { readonly act: BatchAct; readonly workItemIds: readonly string[] },
): Promise<{ readonly id: string }> {
  const chosen = [...new Set(input.workItemIds)];
  if (chosen.length === 0) throw new InvalidInput([{ field: '/items', code: 'items-required' }]);
  return ctx.transaction(async (tx, ctx) => {
    const officerId = ctx.actor.id;
    refuseUnless(ctx.actor.kind === 'officer' && officerId !== null, 'not-found');
    const known = await tx.selectFrom('workItem').select('id').where('id', 'in', chosen).execute();
    refuseUnless(known.length === chosen.length, 'not-found');
    const id = newId();
    await tx.insertInto('workBatch').values({ id, officerId, act: input.act, begunAt: ctx.now() }).execute();
    const rows = chosen.map((workItemId, place) => ({
      batchId: id,
      workItemId,
      number: place + 1,
      state: 'waiting',
    }));
    await tx.insertInto('workBatchItem').values(rows).execute();
    await recordEvent(tx, ctx, workBatchBegun(id, 1, { act: input.act, count: chosen.length }));
    return { id };
  });
}
