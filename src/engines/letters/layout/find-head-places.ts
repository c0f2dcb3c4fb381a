import { inOwnThread } from '#engines/own-thread/index.ts';
import type { HeadPlaces } from './head-places.ts';
import { LayoutUnreadable } from './layout-unreadable.ts';

/** A hostile file may waste so much time, in a thread of its own. */
const patienceMs = 20_000;

/** Where number, place and date belong in a PDF of any software. @throws LayoutUnreadable `malformed` */
export async function findHeadPlaces(pdf: Uint8Array): Promise<HeadPlaces> {
  const script = new URL('./head-reader.ts', import.meta.url);
  const limits = { timeoutMs: patienceMs, memoryMb: 512 };
  const places = await inOwnThread<HeadPlaces | undefined>(script, { pdf }, limits).catch(() => undefined);
  if (!places) throw new LayoutUnreadable('malformed');
  return places;
}
