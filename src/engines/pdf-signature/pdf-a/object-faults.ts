import type { PdfFile } from '../pdf-file.ts';
import { isArray, isKind, isName, type PdfDict, type PdfValue } from '../pdf-value.ts';
import type { PdfAFault } from './pdf-a-faults.ts';

/** Limits of 6.1.13. */
const longest = { string: 32_767, name: 127 };
const integers = { least: -2_147_483_648, most: 2_147_483_647 };

const forbiddenActions = new Set(
  'Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript'.split(' '),
);
const namedActions = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);
const blendModes = new Set(
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  ),
);
const intents = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']);

/** Any object: limits, streams, pictures, graphics states, actions. */
export function objectFaults(file: PdfFile, value: PdfValue): PdfAFault[] {
  const faults = limitFaults(value, 0);
  const dictionary = isKind(value, 'stream') ? value.dict : value;
  if (isKind(value, 'stream')) faults.push(...streamFaults(file, value.dict));
  if (isKind(dictionary, 'dict')) faults.push(...nested(file, dictionary, 0));
  return faults;
}

function limitFaults(value: PdfValue, depth: number): PdfAFault[] {
  if (depth > 40) return [];
  if (typeof value === 'number' && Number.isInteger(value)) {
    return value < integers.least || value > integers.most ? ['6.1.13: integer'] : [];
  }
  // The value of a signature may be longer (6.1.13, note).
  if (isKind(value, 'name')) return value.name.length > longest.name ? ['6.1.13: name'] : [];
  if (isArray(value)) return value.flatMap((item) => limitFaults(item, depth + 1));
  const entries = isKind(value, 'stream')
    ? value.dict.entries
    : isKind(value, 'dict')
      ? value.entries
      : undefined;
  return [...(entries ?? [])].flatMap(([key, item]) => {
    const isLong = isKind(item, 'string') && item.bytes.length > longest.string && key !== 'Contents';
    return [...(isLong ? (['6.1.13: string'] as const) : []), ...limitFaults(item, depth + 1)];
  });
}

function streamFaults(file: PdfFile, { entries }: PdfDict): PdfAFault[] {
  const faults: PdfAFault[] = [];
  for (const key of ['F', 'FFilter', 'FDecodeParms'])
    if (entries.has(key)) faults.push('6.1.7.1: an outside stream');
  const filter = file.resolve(entries.get('Filter'));
  for (const each of isArray(filter) ? filter : [filter]) {
    if (isName(file.resolve(each), 'LZWDecode')) faults.push('6.1.7.2: LZW');
    if (isName(file.resolve(each), 'Crypt')) faults.push('6.1.7.2: Crypt');
  }
  const subtype = file.resolve(entries.get('Subtype'));
  if (isName(subtype, 'PS') || entries.has('PS')) faults.push('6.2.9.3: PostScript');
  if (entries.has('OPI') || entries.has('Ref')) faults.push('6.2.9.1: a reference to what is not here');
  if (isName(subtype, 'Image')) {
    if (entries.has('Alternates')) faults.push('6.2.8.1: alternates');
    if (file.resolve(entries.get('Interpolate')) === true) faults.push('6.2.8.1: interpolation');
    const intent = file.resolve(entries.get('Intent'));
    if (isKind(intent, 'name') && !intents.has(intent.name)) faults.push('6.2.6: rendering intent');
  }
  return faults;
}

/** Graphics states and actions stand in objects of their own, or within others. */
function nested(file: PdfFile, dictionary: PdfDict, depth: number): PdfAFault[] {
  const { entries } = dictionary;
  const faults: PdfAFault[] = [];
  for (const [key, item] of entries) {
    const inner = isKind(item, 'dict') ? item : undefined;
    if (inner && depth < 40) faults.push(...nested(file, inner, depth + 1));
    const found = file.dictionary(item);
    if (key === 'ExtGState')
      for (const each of found?.entries.values() ?? []) faults.push(...stateFaults(file, each));
    if (key === 'A' || key === 'OpenAction') faults.push(...actionFaults(file, found));
  }
  const isPage = isName(file.resolve(entries.get('Type')), 'Page');
  if (isPage && entries.has('AA')) faults.push('6.5.2: additional actions of a page');
  if (isPage && entries.has('PresSteps')) faults.push('6.10: presentation');
  return faults;
}

function stateFaults(file: PdfFile, value: PdfValue): PdfAFault[] {
  const entries = file.dictionary(value)?.entries ?? new Map<string, PdfValue>();
  const faults: PdfAFault[] = [];
  if (entries.has('TR') || entries.has('HTP')) faults.push('6.2.5: transfer function');
  const second = file.resolve(entries.get('TR2'));
  if (second !== null && !isName(second, 'Default')) faults.push('6.2.5: transfer function');
  const mode = file.resolve(entries.get('BM'));
  for (const each of isArray(mode) ? mode : mode === null ? [] : [mode]) {
    if (!isKind(each, 'name') || !blendModes.has(each.name)) faults.push('6.2.10: blend mode');
  }
  return faults;
}

function actionFaults(file: PdfFile, action: PdfDict | undefined): PdfAFault[] {
  const kind = file.resolve(action?.entries.get('S'));
  if (!isKind(kind, 'name')) return [];
  if (forbiddenActions.has(kind.name)) return [`6.5.1: action ${kind.name}`];
  const named = file.resolve(action?.entries.get('N'));
  const isUnknown = kind.name === 'Named' && !(isKind(named, 'name') && namedActions.has(named.name));
  return isUnknown ? ['6.5.1: a named action'] : [];
}
