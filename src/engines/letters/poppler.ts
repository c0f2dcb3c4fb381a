// For tests: reading a PDF with other people's software.
import { spawnSync } from 'node:child_process';

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
