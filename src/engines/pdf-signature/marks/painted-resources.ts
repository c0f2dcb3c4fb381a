import type { PdfFile } from '../pdf-file.ts';
import { isArray, isKind, isName, type PdfDict, type PdfValue } from '../pdf-value.ts';

/** How far letters reach below and above their line, in sizes of their font; nothing where that cannot be said. */
export type Reach = readonly [below: number, above: number];

/** Capitals with two marks reach higher than their size. */
const usual: Reach = [-0.35, 1.25];

/** The reach of a font of these resources (ISO 32000-1, 9.6 and 9.7). */
export function reachOf(
  file: PdfFile,
  resources: PdfDict | undefined,
  name: PdfValue | undefined,
): Reach | undefined {
  const font = named(file, resources, 'Font', name);
  if (!font) return usual;
  const encoding = file.resolve(font.entries.get('Encoding'));
  // Written downwards.
  if (isKind(encoding, 'name') && /(^|-)V$/.test(encoding.name)) return undefined;
  return isName(file.resolve(font.entries.get('Subtype')), 'Type3') ? drawnReach(file, font) : usual;
}

/** Letters of type 3 are drawings of any size: their box says which, or nothing does (table 112). */
function drawnReach(file: PdfFile, font: PdfDict): Reach | undefined {
  const [matrix, box] = ['FontMatrix', 'FontBBox'].map((key) => {
    const list = file.resolve(font.entries.get(key));
    return isArray(list) ? list.map((item) => Number(file.resolve(item))) : [];
  }) as [number[], number[]];
  const [, b = 0, , d = 0] = matrix;
  const heights = [b * box[0]! + d * box[1]!, b * box[2]! + d * box[3]!];
  if (!heights.every(Number.isFinite) || heights[0] === heights[1]) return undefined;
  return [Math.min(...heights), Math.max(...heights)];
}

/** What a graphics state of these resources sets (table 58): of a font it names, the reach is not looked for. */
export function settingsOf(
  file: PdfFile,
  resources: PdfDict | undefined,
  name: PdfValue | undefined,
): { readonly lineWidth?: number; readonly reach?: undefined } {
  const state = named(file, resources, 'ExtGState', name);
  const width = file.resolve(state?.entries.get('LW'));
  return {
    ...(typeof width === 'number' && { lineWidth: width }),
    ...(state?.entries.has('Font') && { reach: undefined }),
  };
}

/** Whether the largest values of a colour space are white; of inks they are the darkest (8.6). */
export function isLight(file: PdfFile, resources: PdfDict | undefined, name: PdfValue | undefined): boolean {
  if (!isKind(name, 'name')) return false;
  const spaces = file.dictionary(resources?.entries.get('ColorSpace'));
  const space = file.resolve(spaces?.entries.get(name.name) ?? name);
  const [family, profile] = isArray(space) ? space.map((part) => file.resolve(part)) : [space];
  if (!isKind(family, 'name')) return false;
  if (family.name === 'ICCBased' && isKind(profile, 'stream')) {
    return [1, 3].includes(Number(file.resolve(profile.dict.entries.get('N'))));
  }
  return /^(Device|Cal)(RGB|Gray)$/.test(family.name);
}

function named(
  file: PdfFile,
  resources: PdfDict | undefined,
  kind: 'Font' | 'ExtGState',
  name: PdfValue | undefined,
): PdfDict | undefined {
  const all = file.dictionary(resources?.entries.get(kind));
  return isKind(name, 'name') ? file.dictionary(all?.entries.get(name.name)) : undefined;
}
