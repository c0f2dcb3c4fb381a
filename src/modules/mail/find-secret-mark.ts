import { fileTypeFromBuffer } from 'file-type';
import { readFileText } from '#engines/file-text/index.ts';
import type { Secrecy } from '#modules/documents/index.ts';
import type { Letter } from './read-letter.ts';
import { secretMark } from './secret-mark.ts';

/** Marks stand at the head of a document. */
const headOf = (text: string) => text.slice(0, 4000);

/** The degree that a letter bears anywhere: in its subject, words, names of files, or at the head of a file. Nothing is stored before this. */
export async function findSecretMark({ subject, text, files }: Letter): Promise<Secrecy | null> {
  const told = secretMark(subject) ?? secretMark(headOf(text));
  if (told) return told;
  for (const { name, bytes } of files) {
    const found = secretMark(name.replace(/\.\w+$/, '').replaceAll('_', ' ')) ?? (await markInside(bytes));
    if (found) return found;
  }
  return null;
}

async function markInside(bytes: Uint8Array): Promise<Secrecy | null> {
  const mediaType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? 'text/plain';
  const text =
    mediaType === 'text/plain'
      ? new TextDecoder().decode(bytes.subarray(0, 16_000))
      : ((await readFileText({ bytes, mediaType })).text ?? '');
  return secretMark(headOf(text));
}
