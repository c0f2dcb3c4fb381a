import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LayoutUnreadable } from './layout-unreadable.ts';
import { seenPages } from './poppler-xml.ts';
import { horizontalRules } from './rules-of-picture.ts';
import type { SeenPage } from './seen-page.ts';

const run = promisify(execFile);

/** A document of more pages is not a letter; its first pages are looked at. */
const mostPages = 60;
/** Points to pixels of the picture in which drawn lines are sought. */
const dotsPerInch = 144;

/**
 * The pages of a PDF with the place and type of every line, read by poppler in processes of its own: a hostile file may
 * waste twenty seconds and no memory of ours.
 *
 * @throws LayoutUnreadable `reader-missing` where poppler is not installed, `encrypted`, `malformed`, `no-text`
 */
export async function readPages(pdf: Uint8Array): Promise<readonly SeenPage[]> {
  const folder = await mkdtemp(join(tmpdir(), 'muong-layout-'));
  try {
    const file = join(folder, 'document.pdf');
    await writeFile(file, pdf);
    const xml = await poppler('pdftohtml', [
      ...['-xml', '-i', '-q', '-stdout', '-fontfullname', '-zoom', '3', '-l', `${mostPages}`, file],
    ]);
    const picture = await poppler('pdftoppm', ['-gray', '-r', `${dotsPerInch}`, '-l', '1', file]);
    const pages = seenPages(xml.toString('utf8'));
    if (!pages.some(({ lines }) => lines.length > 0)) throw new LayoutUnreadable('no-text');
    const rules = horizontalRules(picture, dotsPerInch / 72);
    return pages.map((page, index) => ({ ...page, rules: index === 0 ? rules : [] }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function poppler(program: string, args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run(program, [...args], {
      encoding: 'buffer',
      timeout: 20_000,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 2 ** 20,
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
    if (code === 'ENOENT') throw new LayoutUnreadable('reader-missing');
    if (/password|encrypt/i.test(String(stderr))) throw new LayoutUnreadable('encrypted');
    throw new LayoutUnreadable('malformed');
  }
}
