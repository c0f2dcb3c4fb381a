import { Worker } from 'node:worker_threads';

export interface DrawPages {
  /** Dots an inch. */
  readonly resolution: number;
  /** The first so many pages. */
  readonly mostPages: number;
  readonly timeoutMs?: number;
}

/** The first pages of a PDF, each a PNG. @throws Error where it cannot be drawn, or takes too long */
export async function drawPages(
  pdf: Uint8Array,
  { timeoutMs = 20_000, ...wanted }: DrawPages,
): Promise<readonly Uint8Array[]> {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData: { pdf, ...wanted },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<readonly Uint8Array[]>();
  const alarm = setTimeout(() => reject(new Error('the pages took too long to draw')), timeoutMs);
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that draws pages ended')));
  try {
    return await promise;
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
