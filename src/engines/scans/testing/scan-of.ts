import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScanFile } from '../join-pages.ts';

const missing = ['pdftoppm', 'convert'].filter((program) => spawnSync(program, ['-v']).error !== undefined);
if (missing.length > 0) console.error(`${missing.join(', ')} missing: scans are NOT read here`);

/** Tests that need a scan are skipped, loudly, on a laptop that cannot make one; they run, and fail, in CI. */
export const scanner = { skip: missing.length > 0 && process.env['CI'] !== 'true' };

/** How a scanner or a hurried hand spoils a page, as arguments of ImageMagick. */
export const spoilings = {
  'upside down': ['-rotate', '180'],
  'skewed by three degrees': ['-background', 'white', '-rotate', '3'],
  'grainy and faded': ['-attenuate', '0.5', '+noise', 'Gaussian', '+level', '15%,90%'],
  'gray and strongly compressed': ['-colorspace', 'Gray', '-quality', '40'],
  'on its side, skewed, grainy, gray and compressed': [
    ...['-background', 'gray90', '-rotate', '92', '-attenuate', '0.3', '+noise', 'Gaussian'],
    ...['-colorspace', 'Gray', '-quality', '40'],
  ],
} as const;

/** Scans a PDF: drawn at 150 dpi by poppler, spoiled by ImageMagick; a JPEG for each page. */
export function scanOf(pdf: Uint8Array, spoiling: readonly string[] = []): readonly ScanFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'muong-scan-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', 'paper.pdf', 'page'], { cwd: folder });
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return pages.toSorted().map((name) => {
      execFileSync('convert', [name, ...spoiling, `${name}.jpg`], { cwd: folder });
      return { bytes: readFileSync(join(folder, `${name}.jpg`)), mediaType: 'image/jpeg' };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
