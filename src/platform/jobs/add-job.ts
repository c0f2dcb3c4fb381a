import { sql } from 'kysely';
import type { Tx } from '../context.ts';

/** Names the tenant and carries ids, never the data themselves. */
export type Payload = { readonly tenant: string } & Readonly<Record<string, unknown>>;

export interface NewJob {
  readonly payload: Payload;
  /** A second job with the key of a waiting one replaces it. */
  readonly key?: string;
  /** Not before this instant; at once without it. */
  readonly runAt?: Temporal.Instant;
}

/** Adds a job in the open transaction: it exists if, and only if, the transaction commits. */
export const addJob = (
  tx: Tx,
  name: string,
  payload: Payload,
  options: Omit<NewJob, 'payload'> = {},
): Promise<void> => addJobs(tx, name, [{ payload, ...options }]);

/** Adds many jobs of one name in a single statement. */
export async function addJobs(tx: Tx, name: string, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ payload, key, runAt }) => ({
    identifier: taskOf(payload.tenant, name),
    payload,
    job_key: key && taskOf(payload.tenant, key),
    run_at: runAt?.toString(),
    max_attempts: 25,
  }));
  await sql`select graphile_worker.add_jobs(array(
    select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)))`.execute(
    tx,
  );
}

/** The provinces of a database share one queue; each takes only its own work from it. */
export const taskOf = (tenant: string, name: string): string => `${tenant}/${name}`;
