import { Worker } from 'node:worker_threads';
import type { ScanFile } from './join-pages.ts';
import { ScanUnreadable } from './scan-unreadable.ts';
import type { PageRun } from './split-pages.ts';

/** Pages that belong together, cut out of the batch. */
export interface ScanPart extends PageRun {
  /** Which of its own pages look empty, from 0. */
  readonly blankPages: readonly number[];
  readonly pdf: Uint8Array;
}

export interface ReadScan {
  /** Cover sheets included. */
  readonly pageCount: number;
  readonly parts: readonly ScanPart[];
}

export type ScanOutcome =
  | ReadScan
  | { readonly unreadable: { readonly file: number; readonly reason: string } };

export interface ReadScanOptions {
  /** The subject of sheets that name none. */
  readonly about?: string | null;
  readonly timeoutMs?: number;
}

/**
 * Reads a batch in a thread of its own: joins the files, finds the cover sheets, cuts the pages at them.
 *
 * @throws ScanUnreadable for a file that is no PDF, JPEG or PNG, is broken or under a password, or takes too long
 */
export function readScan(
  files: readonly ScanFile[],
  { about = null, timeoutMs = 300_000 }: ReadScanOptions = {},
): Promise<ReadScan> {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { workerData: { files, about } });
  return new Promise<ReadScan>((resolve, reject) => {
    const alarm = setTimeout(
      () => reject(new ScanUnreadable(0, `took longer than ${timeoutMs} ms`)),
      timeoutMs,
    );
    worker.on('message', (outcome: ScanOutcome) => {
      clearTimeout(alarm);
      if ('unreadable' in outcome)
        reject(new ScanUnreadable(outcome.unreadable.file, outcome.unreadable.reason));
      else resolve(outcome);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(alarm);
      reject(new ScanUnreadable(0, 'the thread ended'));
    });
  }).finally(() => worker.terminate());
}
