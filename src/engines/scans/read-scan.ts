import { inOwnThread, ThreadLost } from '#engines/own-thread/index.ts';
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
export async function readScan(
  files: readonly ScanFile[],
  { about = null, timeoutMs = 300_000 }: ReadScanOptions = {},
): Promise<ReadScan> {
  const script = new URL('./scan-worker.ts', import.meta.url);
  const outcome = await inOwnThread<ScanOutcome>(script, { files, about }, { timeoutMs }).catch((lost) => {
    if (!(lost instanceof ThreadLost)) throw lost;
    if (lost.why === 'threw') throw lost.cause;
    const took = `took longer than ${timeoutMs} ms`;
    throw new ScanUnreadable(0, lost.why === 'took-too-long' ? took : 'the thread ended');
  });
  if (!('unreadable' in outcome)) return outcome;
  throw new ScanUnreadable(outcome.unreadable.file, outcome.unreadable.reason);
}
