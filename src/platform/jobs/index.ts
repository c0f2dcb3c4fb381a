import { Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '../context.ts';

/** Background work. The payload names the tenant and carries ids; every job is safe to run twice. */
export interface Job {
  readonly name: string;
  run(payload: { readonly tenant: string } & Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * Adds a job in the open transaction: it exists if, and only if, the transaction commits.
 * @param key a second job with the key of a waiting one replaces it
 */
export async function addJob(
  tx: Tx,
  name: string,
  payload: { readonly tenant: string } & Readonly<Record<string, unknown>>,
  { key, runAt }: { readonly key?: string; readonly runAt?: Temporal.Instant } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    job_key => ${key ?? null}, run_at => ${runAt?.toString() ?? null}::timestamptz, max_attempts => 25)`.execute(
    tx,
  );
}

/** Makes the queue's own schema; run by the role that will work the queue. */
export const installJobs = (pool: pg.Pool): Promise<void> => runMigrations({ pgPool: pool, logger: quiet });

/** Works the queue until stopped; each process may run one. */
export function runJobs(
  pool: pg.Pool,
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
): Promise<Runner> {
  const taskList: TaskList = {};
  for (const job of jobs) {
    taskList[job.name] = async (payload) => {
      try {
        await job.run(payload as { tenant: string });
      } catch (error) {
        onError(job.name, error);
        throw error; // The queue tries again, ever more slowly.
      }
    };
  }
  return run({
    pgPool: pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    preset: { worker: { localQueue: { size: 200 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

const quiet = new Logger(() => () => {});
