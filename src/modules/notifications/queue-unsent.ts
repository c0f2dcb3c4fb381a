import type { Database } from '#platform/context.ts';
import { addSendJobs } from './send-notice.ts';

/** An address that has declined so often is wrong; nobody is pestered at every start. */
const mostFailures = 25;

/**
 * Gives every notice of the outbox its job anew: at the start of a worker, because a server may have been configured
 * since, and because the jobs of a killed process would stay locked for hours.
 *
 * @returns how many there were
 */
export async function queueUnsent(db: Database, tenant: string, batchSize = 500): Promise<number> {
  let last: string | undefined;
  for (let count = 0; ; ) {
    const unsent = await db
      .selectFrom('notice')
      .select('id')
      .where('sentAt', 'is', null)
      .where('failures', '<', mostFailures)
      .$if(last !== undefined, (query) => query.where('id', '>', last!))
      .orderBy('id')
      .limit(batchSize)
      .execute();
    if (unsent.length === 0) return count;
    const ids = unsent.map(({ id }) => id);
    await db.transaction().execute((tx) => addSendJobs(tx, tenant, ids));
    count += unsent.length;
    last = ids.at(-1);
  }
}
