import { addToForm, type RevisionObjects } from './form-fields.ts';
import { markAppearance } from './marks/mark-appearance.ts';
import { unchanged } from './marks/matrix.ts';
import { moved, uprightPage } from './marks/upright-page.ts';
import { malformed } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, isArray, isKind, type PdfDict, type PdfRef, ref, withEntries } from './pdf-value.ts';
import type { AnySignatureField } from './signature-fields.ts';

/** An empty field that the document's author prepared: it keeps its name, its place and its page. */
export function filledField(
  file: PdfFile,
  { objects: [number, ...marks] }: AnySignatureField,
  mark: Uint8Array | undefined,
  signatureNumber: number,
): RevisionObjects {
  const field = number === undefined ? undefined : file.dictionary(ref(number));
  const widgetNumber = marks[0] ?? number;
  const widget = widgetNumber === undefined ? undefined : file.dictionary(ref(widgetNumber));
  if (!field || !widget) return malformed('a field that is no object of its own');
  const box = file.resolve(widget.entries.get('Rect'));
  const [left = 0, bottom = 0, right = 0, top = 0] = (isArray(box) ? box : []).map((edge) =>
    Number(file.resolve(edge)),
  );
  const page = pageOf(file, ref(widgetNumber!), widget);
  const upright = page && uprightPage(file, page);
  const rectangle = moved([left, bottom, right, top], upright?.matrix ?? unchanged);
  const appearanceRef = ref(signatureNumber + 1);
  const objects: RevisionObjects = new Map();
  const seen = { AP: dict({ N: appearanceRef }), F: 132 };
  objects.set(number!, withEntries(field, { V: ref(signatureNumber), ...(widget === field ? seen : {}) }));
  if (widget !== field) objects.set(widgetNumber!, withEntries(widget, seen));
  for (const [at, value] of markAppearance(
    rectangle,
    upright?.back ?? unchanged,
    mark,
    appearanceRef.number,
  )) {
    objects.set(at, value);
  }
  addToForm(file, objects);
  return objects;
}

/** The page that a widget stands on: the one it names, or the one that lists it. */
function pageOf(file: PdfFile, widget: PdfRef, { entries }: PdfDict): PdfRef | undefined {
  const pages = file.pages();
  const named = entries.get('P');
  const isNamed = ({ number }: PdfRef) => isKind(named, 'ref') && number === named.number;
  const lists = (page: PdfRef) => {
    const annotations = file.resolve(file.dictionary(page)?.entries.get('Annots'));
    return (
      isArray(annotations) && annotations.some((each) => isKind(each, 'ref') && each.number === widget.number)
    );
  };
  return pages.find(isNamed) ?? pages.find(lists);
}
