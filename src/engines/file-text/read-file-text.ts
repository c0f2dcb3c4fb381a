import { inOwnThread, type ThreadLost } from '#engines/own-thread/index.ts';
import { tidy } from './docx-text.ts';
import type { PdfText } from './pdf-text.ts';
import { recognise } from './recognise.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export type TextMethod = 'text-layer' | 'docx' | 'ocr' | 'none';
export type TextProblem = 'ocr-missing' | 'file-malformed' | 'took-too-long';

export interface FileText {
  readonly method: TextMethod;
  readonly text: string;
  readonly problem: TextProblem | null;
}

const methods: Readonly<Record<string, TextMethod>> = {
  'application/pdf': 'text-layer',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

const timeoutMs = 60_000;

/** The text of a file. One that cannot be read has none, and says why; one of another kind has none. */
export async function readFileText(file: FileToRead): Promise<FileText> {
  if (file.mediaType === 'image/jpeg' || file.mediaType === 'image/png') return seenIn([file.bytes], '');
  const method = methods[file.mediaType];
  if (!method) return { method: 'none', text: '', problem: null };
  const read = await inThread(file);
  if (typeof read === 'string') return { method: 'none', text: '', problem: read };
  if (read.pictures.length === 0) return { method, text: read.text, problem: null };
  return seenIn(read.pictures, read.text);
}

async function seenIn(pictures: readonly Uint8Array[], before: string): Promise<FileText> {
  const seen = [before];
  for (const picture of pictures) {
    const words = await recognise(picture);
    if (words === undefined) return { method: 'none', text: before, problem: 'ocr-missing' };
    seen.push(words);
  }
  return { method: 'ocr', text: tidy(seen.join('\n')), problem: null };
}

const inThread = (file: FileToRead): Promise<PdfText | TextProblem> =>
  inOwnThread<PdfText | TextProblem>(new URL('./text-worker.ts', import.meta.url), file, {
    timeoutMs,
    memoryMb: 512,
  }).catch((lost: ThreadLost) => (lost.why === 'took-too-long' ? 'took-too-long' : 'file-malformed'));
