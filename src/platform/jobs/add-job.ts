import { sql } from 'kysely';
import type { Tx } from '../context.ts';

/** Names the tenant and carries ids, never the data themselves. */
export type Payload = { readonly tenant: string } & Readonly<Record<string, unknown>>;

/**
 * Adds a job in the open transaction: it exists if, and only if, the transaction commits.
 * @param key a second job with the key of a waiting one replaces it
 */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Payload,
  { key, runAt }: { readonly key?: string; readonly runAt?: Temporal.Instant } = {},
): Promise<void> {
  const { tenant } = payload;
  await sql`select graphile_worker.add_job(${taskOf(tenant, name)}, payload => ${JSON.stringify(payload)}::json,
    job_key => ${key === undefined ? null : taskOf(tenant, key)}, run_at => ${runAt?.toString() ?? null}::timestamptz,
    max_attempts => 25)`.execute(tx);
}

/** The provinces of a database share one queue; each takes only its own work from it. */
export const taskOf = (tenant: string, name: string): string => `${tenant}/${name}`;
