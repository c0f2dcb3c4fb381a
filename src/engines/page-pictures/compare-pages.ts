import { inOwnThread } from '#engines/own-thread/index.ts';

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
  const script = new URL('./comparison-worker.ts', import.meta.url);
  const workerData = { before, after, page, resolution, mostPages };
  const compared = last.then(() =>
    inOwnThread<ComparedPages>(script, workerData, { timeoutMs, memoryMb: 512 }),
  );
  last = compared.catch(() => {});
  return compared;
}
