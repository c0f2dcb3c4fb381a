import { Worker } from 'node:worker_threads';

export interface ComparePages {
  /** Of which page pictures are wanted, from 1. */
  readonly page: number;
  /** Dots an inch; 90 unless said. */
  readonly resolution?: number;
  /** Further pages are not looked at. */
  readonly mostPages?: number;
  readonly timeoutMs?: number;
}

export interface ComparedPages {
  /** Of each page, in how many places the two differ; a page that only one has differs as a whole. */
  readonly differences: readonly number[];
  /** Some pages were left out. */
  readonly isCut: boolean;
  /** The wanted page of each as PNG, with a frame around what differs; nothing where it has no such page. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Where two PDFs differ to the eye, page by page. Comparisons follow each other, each in a thread of its own.
 *
 * @throws Error where one cannot be drawn, or it takes too long
 */
export function comparePages(
  before: Uint8Array,
  after: Uint8Array,
  { timeoutMs = 30_000, resolution = 90, mostPages = 30, page }: ComparePages,
): Promise<ComparedPages> {
  const compared = last.then(() =>
    compareInThread({ before, after, page, resolution, mostPages }, timeoutMs),
  );
  last = compared.catch(() => {});
  return compared;
}

async function compareInThread(workerData: object, timeoutMs: number): Promise<ComparedPages> {
  const worker = new Worker(new URL('./comparison-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ComparedPages>();
  const alarm = setTimeout(() => reject(new Error('the pages took too long to compare')), timeoutMs);
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that compares pages ended')));
  try {
    return await promise;
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
