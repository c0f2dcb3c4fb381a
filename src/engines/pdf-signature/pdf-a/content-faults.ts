import { contentOperators } from '../marks/content-operators.ts';
import { pageAttribute } from '../page-attribute.ts';
import type { PdfFile } from '../pdf-file.ts';
import { decodeStream } from '../pdf-stream.ts';
import { isArray, isKind, isName, type PdfDict, type PdfValue } from '../pdf-value.ts';
import { outputProfile } from './file-faults.ts';
import type { PdfAFault } from './pdf-a-faults.ts';

/** Operators of ISO 32000-1, annex A; others are forbidden even between BX and EX (6.2.2). */
const operators = new Set(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
);
const deepest = 28;
/** Of an uncalibrated colour, by its operator. */
const components: Readonly<Record<string, number>> = { g: 1, G: 1, rg: 3, RG: 3, k: 4, K: 4 };
const spaces: Readonly<Record<string, number>> = { DeviceRGB: 3, DeviceCMYK: 4 };

/** What pages and forms draw: known operators, states that nest within limits, colours the output intent explains. */
export function contentFaults(
  file: PdfFile,
  objects: readonly (readonly [number, PdfValue])[],
): readonly PdfAFault[] {
  const ofProfile = file.resolve(outputProfile(file)?.dict.entries.get('N'));
  const faults: PdfAFault[] = [];
  for (const page of file.pages()) {
    const resources = file.dictionary(pageAttribute(file, page, 'Resources'));
    if (!resources) faults.push('6.2.2: a page without resources');
    const content = file.resolve(file.dictionary(page)?.entries.get('Contents'));
    const streams = (isArray(content) ? content : [content]).map((part) => file.resolve(part));
    const text = streams.map((stream) => (isKind(stream, 'stream') ? decodeStream(stream) : '')).join('\n');
    faults.push(...drawingFaults(text, ofProfile));
  }
  for (const [, value] of objects) {
    if (isKind(value, 'stream') && isName(file.resolve(value.dict.entries.get('Subtype')), 'Form')) {
      faults.push(...drawingFaults(decodeStream(value), ofProfile));
    }
    const dictionary = isKind(value, 'stream') ? value.dict : value;
    if (isKind(dictionary, 'dict')) faults.push(...spaceFaults(file, dictionary, ofProfile));
  }
  return faults;
}

function drawingFaults(text: string, ofProfile: PdfValue): PdfAFault[] {
  const faults: PdfAFault[] = [];
  let depth = 0;
  for (const { operator } of contentOperators(text)) {
    if (!operators.has(operator)) faults.push(`6.2.2: operator ${operator}`);
    if (operator === 'q') depth += 1;
    if (operator === 'Q') depth -= 1;
    if (depth > deepest) faults.push('6.1.13: states within states');
    const count = components[operator] ?? 1;
    if (count > 1 && count !== ofProfile) faults.push(`6.2.4.3: colour by ${operator}`);
  }
  return faults;
}

/** Spaces named by a picture, a group or the resources of a page. */
function spaceFaults(file: PdfFile, { entries }: PdfDict, ofProfile: PdfValue): PdfAFault[] {
  const named = file.resolve(entries.get('ColorSpace')) ?? file.resolve(entries.get('CS'));
  const all = isKind(named, 'dict') ? [...named.entries.values()].map((each) => file.resolve(each)) : [named];
  return all.flatMap((space) => {
    const base = isArray(space) ? file.resolve(space[1]) : space;
    const count = isKind(base, 'name') ? spaces[base.name] : undefined;
    return count !== undefined && count !== ofProfile
      ? [`6.2.4.3: ${isKind(base, 'name') ? base.name : ''}` as const]
      : [];
  });
}
