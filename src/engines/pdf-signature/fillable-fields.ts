import type { PdfFile } from './pdf-file.ts';
import { isArray, isKind, isName, type PdfDict, type PdfValue, textOf } from './pdf-value.ts';

/** A field of a form that a reader may fill in. */
export interface FillableField {
  readonly name: string;
  /** Nothing stood in it. */
  readonly isEmpty: boolean;
}

/** Field flags (ISO 32000-1, tables 221 and 226). */
const readOnly = 1;
const pushButton = 1 << 16;
const deepest = 64;
const kinds = ['Tx', 'Ch', 'Btn'];

/**
 * The fields for text, choices and ticks by the object numbers of each and of its marks on pages; none of a form by XFA,
 * which is drawn by other rules.
 */
export function fillableFields(file: PdfFile): ReadonlyMap<number, FillableField> {
  const form = file.dictionary(file.dictionary(file.root)?.entries.get('AcroForm'));
  const found = new Map<number, FillableField>();
  const fields = file.resolve(form?.entries.get('Fields'));
  if (!form || form.entries.has('XFA') || !isArray(fields)) return found;
  const seen = new Set<PdfDict>();
  const visit = (item: PdfValue, path: string, above: Inherited) => {
    const field = file.dictionary(item);
    if (!field || seen.has(field) || above.depth > deepest) return;
    seen.add(field);
    const own = inherit(file, field, above);
    const name = textOf(file.resolve(field.entries.get('T')));
    const full = [path, name].filter(Boolean).join('.');
    const isFillable =
      kinds.some((kind) => isName(own.kind, kind)) && (own.flags & (readOnly | pushButton)) === 0;
    if (isFillable && isKind(item, 'ref'))
      found.set(item.number, { name: full, isEmpty: isEmpty(own.value) });
    const kids = file.resolve(field.entries.get('Kids'));
    for (const kid of isArray(kids) ? kids : []) visit(kid, full, own);
  };
  for (const field of fields) visit(field, '', { kind: null, flags: 0, value: null, depth: 0 });
  return found;
}

interface Inherited {
  readonly kind: PdfValue;
  readonly flags: number;
  readonly value: PdfValue;
  readonly depth: number;
}

function inherit(file: PdfFile, { entries }: PdfDict, above: Inherited): Inherited {
  const flags = file.resolve(entries.get('Ff'));
  return {
    kind: entries.has('FT') ? file.resolve(entries.get('FT')) : above.kind,
    flags: typeof flags === 'number' ? flags : above.flags,
    value: entries.has('V') ? file.resolve(entries.get('V')) : above.value,
    depth: above.depth + 1,
  };
}

const isEmpty = (value: PdfValue): boolean =>
  value === null ||
  isName(value, 'Off') ||
  (isKind(value, 'string') && value.bytes === '') ||
  (isArray(value) && value.length === 0);
