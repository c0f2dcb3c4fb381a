import { Worker } from 'node:worker_threads';

/** A thread that gave no answer: it took too long, threw (the `cause`), or ended without a word. */
export class ThreadLost extends Error {
  readonly why: 'took-too-long' | 'threw' | 'ended';
  constructor(why: ThreadLost['why'], script: URL, cause?: unknown) {
    super(`${script.pathname.split('/').at(-1)}: ${why}`, { cause });
    this.name = 'ThreadLost';
    this.why = why;
  }
}

/**
 * The one message that a script posts about its `workerData`, from a thread that ends with it: what a hostile file broke,
 * and the memory it took, end too.
 *
 * @throws ThreadLost
 */
export async function inOwnThread<Answer>(
  script: URL,
  workerData: unknown,
  { timeoutMs, memoryMb }: { readonly timeoutMs: number; readonly memoryMb?: number },
): Promise<Answer> {
  const worker = new Worker(script, {
    workerData,
    ...(memoryMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stderr: true }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const alarm = setTimeout(() => reject(new ThreadLost('took-too-long', script)), timeoutMs);
  worker.on('message', resolve);
  worker.on('error', (error) => reject(new ThreadLost('threw', script, error)));
  worker.on('exit', () => reject(new ThreadLost('ended', script)));
  try {
    return await promise;
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
