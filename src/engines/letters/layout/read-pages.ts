import { Worker } from 'node:worker_threads';
import { LayoutUnreadable, type LayoutUnreadableCode } from './layout-unreadable.ts';
import type { SeenPage } from './seen-page.ts';

/** A hostile file may waste so much time, in a thread of its own. */
const patienceMs = 20_000;

/**
 * The pages of a PDF with the place and type of every line, read by PDFium.
 *
 * @throws LayoutUnreadable `encrypted`, `malformed`, `no-text`
 */
export async function readPages(pdf: Uint8Array): Promise<readonly SeenPage[]> {
  const { promise, resolve } = Promise.withResolvers<readonly SeenPage[] | LayoutUnreadableCode>();
  const worker = new Worker(new URL('./page-reader.ts', import.meta.url), {
    workerData: { pdf },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stderr: true,
  });
  const alarm = setTimeout(() => resolve('malformed'), patienceMs);
  worker.on('message', resolve);
  for (const end of ['error', 'exit'] as const) worker.on(end, () => resolve('malformed'));
  try {
    const pages = await promise;
    if (typeof pages === 'string') throw new LayoutUnreadable(pages);
    if (!pages.some(({ lines }) => lines.length > 0)) throw new LayoutUnreadable('no-text');
    return pages;
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
