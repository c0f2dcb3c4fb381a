import { Worker } from 'node:worker_threads';
import type { HeadPlaces } from './head-places.ts';
import { LayoutUnreadable } from './layout-unreadable.ts';

/** A hostile file may waste so much time, in a thread of its own. */
const patienceMs = 20_000;

/** Where number, place and date belong in a PDF of any software. @throws LayoutUnreadable `malformed` */
export async function findHeadPlaces(pdf: Uint8Array): Promise<HeadPlaces> {
  const { promise, resolve } = Promise.withResolvers<HeadPlaces | undefined>();
  const worker = new Worker(new URL('./head-reader.ts', import.meta.url), {
    workerData: { pdf },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    stderr: true,
  });
  const alarm = setTimeout(() => resolve(undefined), patienceMs);
  worker.on('message', resolve);
  for (const end of ['error', 'exit'] as const) worker.on(end, () => resolve(undefined));
  try {
    const places = await promise;
    if (!places) throw new LayoutUnreadable('malformed');
    return places;
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
