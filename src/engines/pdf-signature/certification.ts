import type { PdfFile } from './pdf-file.ts';
import { isArray, isName, type PdfDict } from './pdf-value.ts';
import { signatureFields } from './signature-fields.ts';

/**
 * What the author's certifying signature permits afterwards (DocMDP, ISO 32000-1, 12.8.2.2): 1 nothing, 2 filling in
 * and signing, 3 notes too. Proof of what is signed, timestamps and evidence, may always follow (ISO 32000-2).
 */
export function permissionsOf(file: PdfFile, signature: PdfDict): number | undefined {
  const references = file.resolve(signature.entries.get('Reference'));
  for (const item of isArray(references) ? references : []) {
    const reference = file.dictionary(item);
    if (!reference || !isName(file.resolve(reference.entries.get('TransformMethod')), 'DocMDP')) continue;
    const parameters = file.dictionary(reference.entries.get('TransformParams'));
    const permitted = file.resolve(parameters?.entries.get('P'));
    return typeof permitted === 'number' ? permitted : 2;
  }
  return undefined;
}

/** Whether the document's author permits that somebody else signs it. */
export const maySignAfter = (file: PdfFile): boolean =>
  signatureFields(file).every(({ value }) => permissionsOf(file, value) !== 1);
