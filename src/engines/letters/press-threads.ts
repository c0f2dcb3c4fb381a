import { Worker } from 'node:worker_threads';
import { LetterError } from './letter-error.ts';
import type { LetterJob, LetterOutcome, ThreadLetter } from './letter-job.ts';

interface Waiting {
  readonly job: LetterJob;
  readonly resolve: (letter: ThreadLetter) => void;
  readonly reject: (error: LetterError) => void;
}

export interface PressThreads {
  /** @throws LetterError `queue-full`, `template-broken`, `took-too-long`, `press-closed` */
  run(job: LetterJob): Promise<ThreadLetter>;
  /** Refuses new letters, finishes those accepted, and ends the threads. */
  close(): Promise<void>;
}

/** Threads that print, started when there is work, behind a queue that does not grow without end. */
export function startPressThreads({
  concurrency,
  queueLimit,
  timeoutMs,
}: {
  readonly concurrency: number;
  readonly queueLimit: number;
  readonly timeoutMs: number;
}): PressThreads {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const printing = new Map<Worker, Waiting & { readonly alarm: NodeJS.Timeout }>();
  let isClosed = false;
  let emptied = () => {};

  function start(): Worker {
    const worker = new Worker(new URL('./letter-worker.ts', import.meta.url));
    worker.on('message', (outcome: LetterOutcome) => {
      // A thread given up on may still finish; nobody waits for it any more.
      if (!printing.has(worker)) return;
      finish(worker, outcome);
      // An idle thread does not keep the process alive.
      worker.unref();
      idle.push(worker);
      work();
    });
    worker.on('error', (error) => lose(worker, new LetterError('template-broken', String(error))));
    worker.on('exit', (code) => lose(worker, new LetterError('template-broken', `thread ended: ${code}`)));
    return worker;
  }

  function finish(worker: Worker, outcome: LetterOutcome | LetterError) {
    const letter = printing.get(worker);
    if (!letter) return;
    clearTimeout(letter.alarm);
    printing.delete(worker);
    if (outcome instanceof LetterError) letter.reject(outcome);
    else if ('broken' in outcome) letter.reject(new LetterError('template-broken', outcome.broken));
    else letter.resolve(outcome);
  }

  /** A thread that died, or was given up on, takes only its own letter with it. */
  function lose(worker: Worker, error: LetterError) {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    finish(worker, error);
    work();
  }

  /** Typst cannot be interrupted: the thread ends when it comes up for air, and another takes its place. */
  function giveUp(worker: Worker) {
    worker.unref();
    void worker.terminate();
    lose(worker, new LetterError('took-too-long', `${timeoutMs} ms`));
  }

  function work() {
    while (queue.length > 0) {
      const worker = idle.pop() ?? (printing.size < concurrency ? start() : undefined);
      if (!worker) return;
      const waiting = queue.shift() as Waiting;
      printing.set(worker, { ...waiting, alarm: setTimeout(() => giveUp(worker), timeoutMs) });
      worker.ref();
      worker.postMessage(waiting.job);
    }
    if (printing.size === 0) emptied();
  }

  return {
    async run(job) {
      if (isClosed) throw new LetterError('press-closed');
      if (queue.length >= queueLimit)
        throw new LetterError('queue-full', `${queueLimit} letters are waiting`);
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        work();
      });
    },
    async close() {
      isClosed = true;
      if (queue.length + printing.size > 0) await new Promise<void>((resolve) => (emptied = resolve));
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
