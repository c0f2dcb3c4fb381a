import { inOwnThread } from '#engines/own-thread/index.ts';
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
  const script = new URL('./page-reader.ts', import.meta.url);
  const limits = { timeoutMs: patienceMs, memoryMb: 512 };
  const pages = await inOwnThread<readonly SeenPage[] | LayoutUnreadableCode>(script, { pdf }, limits).catch(
    () => 'malformed' as const,
  );
  if (typeof pages === 'string') throw new LayoutUnreadable(pages);
  if (!pages.some(({ lines }) => lines.length > 0)) throw new LayoutUnreadable('no-text');
  return pages;
}
