import { setTimeout as wait } from 'node:timers/promises';
import { type Runner, run, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { type Payload, taskOf } from './add-job.ts';
import { quiet } from './install-jobs.ts';

/** Background work. Every job is safe to run twice. */
export interface Job {
  readonly name: string;
  /** Throwing puts it back; the queue tries again, ever more slowly, for some four days. */
  run(payload: Payload): Promise<void>;
}

export interface JobRun {
  /** Ends when the jobs at work are done; the others stay in the queue. */
  stop(): Promise<void>;
}

export interface JobOptions {
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly jobs: readonly Job[];
  onError(job: string, error: unknown): void;
}

/** Works a province's jobs until stopped; each process may run one. A queue that gives up is opened again. */
export function runJobs({ pool, tenant, jobs, onError }: JobOptions): JobRun {
  const stopping = new AbortController();
  const taskList = Object.fromEntries(jobs.map((job) => [taskOf(tenant, job.name), taskFor(job, onError)]));
  let runner: Runner | undefined;

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        runner = await open(pool, taskList);
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        onError('queue', error);
      }
      await wait(2000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  const running = keepRunning();

  return {
    async stop() {
      stopping.abort();
      await runner?.stop().catch(() => {}); // Refused when it has stopped by itself.
      await running;
    },
  };
}

const taskFor = (job: Job, onError: JobOptions['onError']): TaskList[string] =>
  async function work(payload) {
    try {
      await job.run(payload as Payload);
    } catch (error) {
      onError(job.name, error);
      throw error;
    }
  };

const open = (pool: pg.Pool, taskList: TaskList): Promise<Runner> =>
  run({
    pgPool: pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    preset: { worker: { localQueue: { size: 200 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
