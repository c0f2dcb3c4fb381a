import type { PdfFile } from './pdf-file.ts';
import { isArray, isName, type PdfDict, ref, textOf } from './pdf-value.ts';
import { signatureFields } from './signature-fields.ts';

/**
 * What the author's certifying signature permits afterwards (DocMDP, ISO 32000-1, 12.8.2.2): 1 nothing, 2 filling in
 * and signing, 3 notes too. Proof of what is signed, timestamps and evidence, may always follow (ISO 32000-2).
 */
export function permissionsOf(file: PdfFile, signature: PdfDict): number | undefined {
  const [reference] = referencesOf(file, signature, 'DocMDP');
  const parameters = file.dictionary(reference?.entries.get('TransformParams'));
  const permitted = file.resolve(parameters?.entries.get('P'));
  return reference && (typeof permitted === 'number' ? permitted : 2);
}

const referencesOf = (file: PdfFile, signature: PdfDict, method: string): readonly PdfDict[] => {
  const references = file.resolve(signature.entries.get('Reference'));
  return (isArray(references) ? references : [])
    .map((item) => file.dictionary(item))
    .filter((each) => each !== undefined)
    .filter(({ entries }) => isName(file.resolve(entries.get('TransformMethod')), method));
};

/** Whether a signature of the document locks a field, by what it says itself (FieldMDP, 12.8.2.4) or by its own field (Lock). */
export function lockOf(file: PdfFile): (field: string) => boolean {
  const locks = signatureFields(file).flatMap(({ value, objects: [own] }) => [
    file.dictionary(own === undefined ? undefined : file.dictionary(ref(own))?.entries.get('Lock')),
    ...referencesOf(file, value, 'FieldMDP').map((reference) =>
      file.dictionary(reference.entries.get('TransformParams')),
    ),
  ]);
  return (field) => locks.some((lock) => lock !== undefined && isLockedBy(file, lock, field));
}

function isLockedBy(file: PdfFile, { entries }: PdfDict, field: string): boolean {
  const action = file.resolve(entries.get('Action'));
  const listed = file.resolve(entries.get('Fields'));
  const names = (isArray(listed) ? listed : []).map((item) => textOf(file.resolve(item)));
  const isNamed = names.some((name) => field === name || field.startsWith(`${name}.`));
  return (
    isName(action, 'All') || (isName(action, 'Include') && isNamed) || (isName(action, 'Exclude') && !isNamed)
  );
}

/** Whether the document's author permits that somebody else signs it. */
export const maySignAfter = (file: PdfFile): boolean =>
  signatureFields(file).every(({ value }) => permissionsOf(file, value) !== 1);
