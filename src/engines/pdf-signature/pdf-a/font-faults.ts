import type { PdfFile } from '../pdf-file.ts';
import { isArray, isKind, isName, type PdfDict } from '../pdf-value.ts';
import type { PdfAFault } from './pdf-a-faults.ts';

const known = new Set(['Type1', 'MMType1', 'TrueType', 'Type3', 'Type0', 'CIDFontType0', 'CIDFontType2']);

/** Every font is here with its program, and says how its codes lead to it (6.2.11). */
export function fontFaults(file: PdfFile, { entries }: PdfDict): PdfAFault[] {
  if (!isName(file.resolve(entries.get('Type')), 'Font')) return [];
  const subtype = file.resolve(entries.get('Subtype'));
  const kind = isKind(subtype, 'name') ? subtype.name : '';
  if (!known.has(kind)) return ['6.2.11.2: kind of font'];
  if (kind === 'Type3') return [];
  if (kind === 'Type0') return compositeFaults(file, entries);
  const faults: PdfAFault[] = [];
  const descriptor = file.dictionary(entries.get('FontDescriptor'));
  const program = ['FontFile', 'FontFile2', 'FontFile3'].find((key) =>
    isKind(file.resolve(descriptor?.entries.get(key)), 'stream'),
  );
  if (!program) faults.push('6.2.11.4.1: a font without its program');
  if (kind === 'CIDFontType2') {
    const map = file.resolve(entries.get('CIDToGIDMap'));
    if (!isName(map, 'Identity') && !isKind(map, 'stream')) faults.push('6.2.11.3.2: no CIDToGIDMap');
  }
  if (!kind.startsWith('CID')) {
    for (const key of ['FirstChar', 'LastChar', 'Widths']) {
      if (!entries.has(key)) faults.push(`6.2.11.2: no ${key}`);
    }
  }
  return faults;
}

function compositeFaults(file: PdfFile, entries: PdfDict['entries']): PdfAFault[] {
  const encoding = file.resolve(entries.get('Encoding'));
  const descendants = file.resolve(entries.get('DescendantFonts'));
  const isIdentity = isName(encoding, 'Identity-H') || isName(encoding, 'Identity-V');
  return [
    ...(isIdentity || isKind(encoding, 'stream') ? [] : (['6.2.11.3.3: a CMap that is not here'] as const)),
    ...(isArray(descendants) && descendants.length === 1 ? [] : (['6.2.11.3.1: descendant fonts'] as const)),
  ];
}
