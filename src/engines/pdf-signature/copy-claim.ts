import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-file.ts';
import { dict, name, type PdfDict, type PdfValue, textOf, textString } from './pdf-value.ts';

export const copyForms = ['trueCopy', 'copyOfCopy', 'extract'] as const;

/** Sao y, sao lục, trích sao (Decree 30/2020/NĐ-CP, Article 25). */
export type CopyForm = (typeof copyForms)[number];

/** What a copying agency states of the original, under its signature. */
export interface CopyClaim {
  readonly form: CopyForm;
  /** Of the original file. */
  readonly sha256: string;
}

export interface CopyReport extends CopyClaim {
  /** The original is the beginning of this very file, byte for byte, with its own signatures. */
  readonly isEnclosed: boolean;
}

/** A private entry of the signature dictionary, named after ISO 32000-1, annex E; it is within the signed bytes. */
const key = 'MUONG_CopyOf';

/** The entry for a copy; a copy that goes on from the original encloses it. */
export const copyEntry = (original: Uint8Array, { form, sha256 }: CopyClaim): Record<string, PdfValue> => ({
  [key]: dict({
    Form: name(form),
    Sha256: textString(sha256),
    ...(digestOf(original) === sha256 && { Length: original.length }),
  }),
});

/** What a signature states of an original; `differs` where it says to enclose one that is not there. */
export function readCopyClaim(
  file: PdfFile,
  signature: PdfDict,
): { readonly copyOf: CopyReport; readonly differs: boolean } | undefined {
  const entry = file.dictionary(signature.entries.get(key));
  const stated = entry && file.resolve(entry.entries.get('Form'));
  const form = copyForms.find(
    (each) => typeof stated === 'object' && stated !== null && 'name' in stated && stated.name === each,
  );
  const sha256 = entry && textOf(file.resolve(entry.entries.get('Sha256')));
  if (!entry || !form || !sha256) return undefined;
  const length = file.resolve(entry.entries.get('Length'));
  const isStated = typeof length === 'number';
  const isEnclosed = isStated && digestOf(file.bytes.subarray(0, length)) === sha256;
  return { copyOf: { form, sha256, isEnclosed }, differs: isStated && !isEnclosed };
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
