import { filledField } from './filled-field.ts';
import { addToForm, addToList, type FieldName, freeFieldName, type RevisionObjects } from './form-fields.ts';
import { markAppearance } from './marks/mark-appearance.ts';
import { unchanged } from './marks/matrix.ts';
import { moved, type Rectangle, uprightPage } from './marks/upright-page.ts';
import { PdfError } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, name, ref, textString } from './pdf-value.ts';
import { allSignatureFields } from './signature-fields.ts';

/**
 * A page, counted from zero, and a rectangle on it in points of the page's own measure; on a turned page in that of the
 * page as it is shown, its origin staying where it is (`uprightPage`).
 */
export interface MarkPlace {
  readonly page: number;
  readonly rectangle: Rectangle;
}

/** `field` names an empty field of the document or a new one; otherwise it is the next free `namedAs<n>`. */
export interface WidgetOptions extends FieldName {
  readonly place?: MarkPlace | undefined;
  /** What is seen there: a PDF of one page with its fonts, such as `markLetter` makes; nothing otherwise. */
  readonly mark?: Uint8Array | undefined;
}

/** The field, its mark on the page, and the objects that must know of them. */
export function widgetObjects(
  file: PdfFile,
  options: WidgetOptions,
  signatureNumber: number,
): RevisionObjects {
  const prepared = allSignatureFields(file).find(({ name }) => name === options.field);
  if (prepared?.value) throw new PdfError('field-taken', prepared.name);
  if (prepared) return filledField(file, prepared, options.mark, signatureNumber);
  const page = file.pages()[options.place?.page ?? 0];
  if (!page) throw new PdfError('page-unknown', String(options.place?.page));
  const widgetRef = ref(signatureNumber + 1);
  const appearanceRef = ref(signatureNumber + 2);
  const { back } = uprightPage(file, page) ?? { back: unchanged };
  const rectangle = options.place?.rectangle ?? [0, 0, 0, 0];
  const objects: RevisionObjects = new Map();
  objects.set(
    widgetRef.number,
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(freeFieldName(file, options)),
      V: ref(signatureNumber),
      Rect: moved(rectangle, back),
      // Print and Locked (table 165).
      F: 132,
      P: page,
      AP: dict({ N: appearanceRef }),
    }),
  );
  const appearance = markAppearance(rectangle, back, options.mark, appearanceRef.number);
  for (const [number, value] of appearance) objects.set(number, value);
  addToList(file, objects, page, 'Annots', widgetRef);
  addToForm(file, objects, widgetRef);
  return objects;
}
