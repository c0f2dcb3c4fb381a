// For tests: reading a PDF with other people's software.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = spawnSync('pdftotext', ['-v']).error === undefined;
if (!found) console.error('pdftotext (poppler-utils) is missing: the text of letters is NOT checked here');

/** Tests that need poppler are skipped, loudly, on a laptop without it; they run, and fail, in CI. */
export const poppler = { missing: !found && process.env['CI'] !== 'true' };

/** The text of a PDF in the order it is drawn, in NFC. */
export function pdfText(pdf: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-raw', '-nopgbrk', '-', '-'], { input: pdf });
  if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
  return stdout.toString('utf8').normalize('NFC');
}

/** What qpdf finds unsound in a PDF; nothing where qpdf is not installed. */
export function qpdfComplaints(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'muong-qpdf-'));
  try {
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, pdf);
    const { error, status, stdout, stderr } = spawnSync('qpdf', ['--check', file]);
    if (error && process.env['CI'] !== 'true') return '';
    return status === 0 ? '' : `${error ?? ''}${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
