import type { Database } from '#platform/context.ts';
import type { Channel } from './model.ts';
import { addSendJobs } from './send-notice.ts';

/**
 * Gives every delivery that waits its job anew: at the start of a worker, because a carrier may have been set since, and
 * because the jobs of a killed process would stay locked for hours. One that has waited too long gives up at its next try.
 *
 * @returns how many there were
 */
export async function queueUnsent(
  db: Database,
  tenant: string,
  channels: readonly Channel[],
  batchSize = 500,
): Promise<number> {
  let last: string | undefined;
  for (let count = 0; channels.length > 0; ) {
    const unsent = await db
      .selectFrom('noticeDelivery')
      .select(['id', 'notBefore'])
      .where('state', '=', 'waiting')
      .where('channel', 'in', channels)
      .$if(last !== undefined, (query) => query.where('id', '>', last!))
      .orderBy('id')
      .limit(batchSize)
      .execute();
    if (unsent.length === 0) return count;
    await db.transaction().execute((tx) => addSendJobs(tx, tenant, unsent));
    count += unsent.length;
    last = unsent.at(-1)!.id;
  }
  return 0;
}
