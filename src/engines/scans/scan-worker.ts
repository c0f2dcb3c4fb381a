// The thread in which one batch is read: drawing and decoding are synchronous, and hostile files are better met alone.
import { parentPort, workerData } from 'node:worker_threads';
import { cutPages, joinPages, type ScanFile } from './join-pages.ts';
import { lookAtPages } from './look-at-pages.ts';
import type { ScanOutcome } from './read-scan.ts';
import { ScanUnreadable } from './scan-unreadable.ts';
import { splitPages } from './split-pages.ts';

const { files, about } = workerData as { readonly files: readonly ScanFile[]; readonly about: string | null };

async function read(): Promise<ScanOutcome> {
  try {
    const joined = await joinPages(files);
    const seen = await lookAtPages(await joined.save({ useObjectStreams: false }));
    const runs = splitPages(
      seen.map(({ sheet }) => sheet),
      about,
    );
    const parts = [];
    for (const { sheet, pages } of runs) {
      const blankPages = pages.flatMap((page, index) => (seen[page]!.isBlank ? [index] : []));
      parts.push({ sheet, pages, blankPages, pdf: await cutPages(joined, pages) });
    }
    return { pageCount: seen.length, parts };
  } catch (error) {
    const file = error instanceof ScanUnreadable ? error.file : 0;
    return { unreadable: { file, reason: String(error) } };
  }
}

parentPort?.postMessage(await read());
