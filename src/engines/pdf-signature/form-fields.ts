import { malformed, PdfError } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, isArray, isKind, type PdfRef, type PdfValue, ref, textOf, withEntries } from './pdf-value.ts';

/** The objects of a revision in the making: values, or text that is written as it is. */
export type RevisionObjects = Map<number, PdfValue | { raw: string }>;

export interface FieldName {
  readonly field?: string | undefined;
  readonly namedAs?: string | undefined;
}

/** Appends to a list that is an entry of the owner or an object of its own. */
export function addToList(
  file: PdfFile,
  objects: RevisionObjects,
  owner: PdfRef,
  key: string,
  added: PdfRef,
) {
  const dictionary = file.dictionary(owner) ?? malformed(`no dictionary ${owner.number}`);
  const list = dictionary.entries.get(key);
  const known = file.resolve(list);
  const longer = [...(isArray(known) ? known : []), added];
  if (isKind(list, 'ref')) objects.set(list.number, longer);
  else objects.set(owner.number, withEntries(dictionary, { [key]: longer }));
}

/** Adds fields to the form, which the first of them brings with it. */
export function addToForm(file: PdfFile, objects: RevisionObjects, ...widgets: readonly PdfRef[]) {
  const catalog = file.dictionary(file.root) ?? malformed('no catalog');
  const form = catalog.entries.get('AcroForm');
  const known = file.dictionary(form) ?? dict({});
  const fields = known.entries.get('Fields');
  const longer = [...listOf(file, fields), ...widgets];
  // A list of its own is rewritten in place; SigFlags: signatures exist, append only (table 219).
  if (isKind(fields, 'ref')) objects.set(fields.number, longer);
  const grown = withEntries(known, { Fields: isKind(fields, 'ref') ? fields : longer, SigFlags: 3 });
  // A form within the catalog is moved out of it: poppler adds no field to it there.
  const place = isKind(form, 'ref') ? form : ref(Math.max(...objects.keys()) + 1);
  objects.set(place.number, grown);
  if (place !== form) objects.set(file.root.number, withEntries(catalog, { AcroForm: place }));
}

/** The name wanted, or the next that is free. */
export function freeFieldName(file: PdfFile, { field: wanted, namedAs = 'Signature' }: FieldName): string {
  const form = file.dictionary(file.dictionary(file.root)?.entries.get('AcroForm'));
  const taken = new Set(
    listOf(file, form?.entries.get('Fields')).map((field) =>
      textOf(file.dictionary(field)?.entries.get('T')),
    ),
  );
  // Taken by a field of another kind.
  if (wanted !== undefined && taken.has(wanted)) throw new PdfError('field-taken', wanted);
  if (wanted !== undefined) return wanted;
  let number = 1;
  while (taken.has(`${namedAs}${number}`)) number++;
  return `${namedAs}${number}`;
}

function listOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const list = file.resolve(value);
  return isArray(list) ? list : [];
}
