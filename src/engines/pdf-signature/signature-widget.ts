import { markAppearance } from './marks/mark-appearance.ts';
import { malformed, PdfError } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import {
  dict,
  isArray,
  isKind,
  name,
  type PdfRef,
  type PdfValue,
  ref,
  textOf,
  textString,
  withEntries,
} from './pdf-value.ts';

/** A page, counted from zero, and a rectangle on it in points from its lower left corner. */
export interface MarkPlace {
  readonly page: number;
  readonly rectangle: readonly [left: number, bottom: number, right: number, top: number];
}

export interface WidgetOptions {
  /** Name of the new field; the next free `namedAs<n>` otherwise. */
  readonly field?: string | undefined;
  readonly namedAs?: string | undefined;
  readonly place?: MarkPlace | undefined;
  /** What is seen there: a PDF of one page with its fonts, such as `markLetter` makes; nothing otherwise. */
  readonly mark?: Uint8Array | undefined;
}

/** The field, its mark on the page, and the objects that must know of them. */
export function widgetObjects(
  file: PdfFile,
  options: WidgetOptions,
  signatureNumber: number,
): Map<number, PdfValue | { raw: string }> {
  const page = file.pages()[options.place?.page ?? 0];
  if (!page) throw new PdfError('page-unknown', String(options.place?.page));
  const widgetRef = ref(signatureNumber + 1);
  const appearanceRef = ref(signatureNumber + 2);
  const rectangle = options.place?.rectangle ?? [0, 0, 0, 0];
  const objects = new Map<number, PdfValue | { raw: string }>();
  objects.set(
    widgetRef.number,
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(freeFieldName(file, options)),
      V: ref(signatureNumber),
      Rect: rectangle,
      // Print and Locked (table 165).
      F: 132,
      P: page,
      AP: dict({ N: appearanceRef }),
    }),
  );
  const appearance = markAppearance(rectangle, options.mark, appearanceRef.number);
  for (const [number, value] of appearance) objects.set(number, value);
  addToList(file, objects, page, 'Annots', widgetRef);
  addToForm(file, objects, widgetRef);
  return objects;
}

/** Appends to a list that is an entry of the owner or an object of its own. */
function addToList(
  file: PdfFile,
  objects: Map<number, PdfValue | { raw: string }>,
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

function addToForm(file: PdfFile, objects: Map<number, PdfValue | { raw: string }>, widget: PdfRef) {
  const catalog = file.dictionary(file.root) ?? malformed('no catalog');
  const form = catalog.entries.get('AcroForm');
  const known = file.dictionary(form) ?? dict({});
  const fields = known.entries.get('Fields');
  const longer = [...listOf(file, fields), widget];
  // A list of its own is rewritten in place; SigFlags: signatures exist, append only (table 219).
  if (isKind(fields, 'ref')) objects.set(fields.number, longer);
  const grown = withEntries(known, { Fields: isKind(fields, 'ref') ? fields : longer, SigFlags: 3 });
  // A form within the catalog is moved out of it: poppler adds no field to it there.
  const place = isKind(form, 'ref') ? form : ref(Math.max(...objects.keys()) + 1);
  objects.set(place.number, grown);
  if (place !== form) objects.set(file.root.number, withEntries(catalog, { AcroForm: place }));
}

function freeFieldName(file: PdfFile, { field: wanted, namedAs = 'Signature' }: WidgetOptions): string {
  const form = file.dictionary(file.dictionary(file.root)?.entries.get('AcroForm'));
  const taken = new Set(
    listOf(file, form?.entries.get('Fields')).map((field) =>
      textOf(file.dictionary(field)?.entries.get('T')),
    ),
  );
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
