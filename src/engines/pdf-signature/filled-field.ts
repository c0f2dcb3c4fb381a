import { addToForm, type RevisionObjects } from './form-fields.ts';
import { markAppearance } from './marks/mark-appearance.ts';
import { malformed } from './pdf-error.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, isArray, ref, withEntries } from './pdf-value.ts';
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
  const appearanceRef = ref(signatureNumber + 1);
  const objects: RevisionObjects = new Map();
  const seen = { AP: dict({ N: appearanceRef }), F: 132 };
  objects.set(number!, withEntries(field, { V: ref(signatureNumber), ...(widget === field ? seen : {}) }));
  if (widget !== field) objects.set(widgetNumber!, withEntries(widget, seen));
  for (const [at, value] of markAppearance([left, bottom, right, top], mark, appearanceRef.number)) {
    objects.set(at, value);
  }
  addToForm(file, objects);
  return objects;
}
