import type { PdfFile } from '../pdf-file.ts';
import { isArray, isKind, isName, type PdfDict } from '../pdf-value.ts';
import type { PdfAFault } from './pdf-a-faults.ts';

const forbidden = new Set(['3D', 'Sound', 'Screen', 'Movie']);
/** Annotation flags (ISO 32000-1, table 165). */
const flags = { invisible: 1, hidden: 2, print: 4, noView: 32, toggleNoView: 256 };

/** Annotations are seen as printed, by an appearance of their own; the fields of a form do nothing (6.3, 6.4.1). */
export function annotationFaults(file: PdfFile, { entries }: PdfDict): PdfAFault[] {
  const subtype = file.resolve(entries.get('Subtype'));
  const isAnnotation =
    isName(file.resolve(entries.get('Type')), 'Annot') || (entries.has('Rect') && entries.has('Subtype'));
  if (!isAnnotation || !isKind(subtype, 'name')) return fieldFaults(file, entries);
  const faults = fieldFaults(file, entries);
  const kind = subtype.name;
  if (forbidden.has(kind)) faults.push(`6.3.1: annotation ${kind}`);
  if (kind === 'Popup') return faults;
  const flag = file.resolve(entries.get('F'));
  const bits = typeof flag === 'number' ? flag : 0;
  if (typeof flag !== 'number') faults.push(`6.3.2: ${kind} without flags`);
  if ((bits & flags.print) === 0) faults.push(`6.3.2: ${kind} is not printed`);
  if ((bits & (flags.invisible | flags.hidden | flags.noView | flags.toggleNoView)) !== 0)
    faults.push(`6.3.2: ${kind} is hidden`);
  const appearance = file.dictionary(entries.get('AP'));
  const box = file.resolve(entries.get('Rect'));
  const [left, bottom, right, top] = (isArray(box) ? box : []).map((edge) => file.resolve(edge));
  const isWithoutSize = left === right && bottom === top;
  if (!appearance && !isWithoutSize && kind !== 'Link') faults.push(`6.3.3: ${kind} without appearance`);
  const extra = [...(appearance?.entries.keys() ?? [])].filter((key) => key !== 'N');
  if (extra.length > 0) faults.push(`6.3.3: ${kind} has other appearances`);
  const normal = file.resolve(appearance?.entries.get('N'));
  const isButton = isName(file.resolve(entries.get('FT')), 'Btn');
  if (appearance && !isKind(normal, 'stream') && !(isButton && isKind(normal, 'dict')))
    faults.push(`6.3.3: appearance of ${kind}`);
  return faults;
}

function fieldFaults(file: PdfFile, entries: PdfDict['entries']): PdfAFault[] {
  const isWidget = isName(file.resolve(entries.get('Subtype')), 'Widget');
  if (!isWidget && !entries.has('FT')) return [];
  return [
    ...(isWidget && entries.has('A') ? (['6.4.1: an action of a field'] as const) : []),
    ...(entries.has('AA') ? (['6.4.1: additional actions of a field'] as const) : []),
  ];
}
