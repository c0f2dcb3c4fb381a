import { pageAttribute } from '../page-attribute.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isArray, type PdfRef } from '../pdf-value.ts';
import { type Matrix, unchanged, within } from './matrix.ts';

export type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

/** A page as it is shown: lengths from its own origin, turned with it (ISO 32000-1, table 30: Rotate, CropBox). */
export interface UprightPage {
  /** What is shown of it. */
  readonly box: Rectangle;
  /** From the page's own measures to those in which it stands upright. */
  readonly matrix: Matrix;
  /** Turns back what is drawn upright. */
  readonly back: Matrix;
}

/** Rotations by quarters, clockwise, as a page is turned for showing. */
const quarters: readonly Matrix[] = [
  unchanged,
  [0, -1, 1, 0, 0, 0],
  [-1, 0, 0, -1, 0, 0],
  [0, 1, -1, 0, 0, 0],
];

/** Nothing for a page that is turned by no quarters, of which nobody can say how it is shown. */
export function uprightPage(file: PdfFile, page: PdfRef): UprightPage | undefined {
  const turns = Number(pageAttribute(file, page, 'Rotate') ?? 0) / 90;
  if (!Number.isInteger(turns)) return undefined;
  const turn = ((turns % 4) + 4) % 4;
  const matrix = quarters[turn]!;
  const media = boxOf(file, page, 'MediaBox') ?? [0, 0, 595, 842];
  const crop = boxOf(file, page, 'CropBox') ?? media;
  // A crop box shows no more than there is (14.11.2).
  const shown: Rectangle = [
    Math.max(crop[0], media[0]),
    Math.max(crop[1], media[1]),
    Math.min(crop[2], media[2]),
    Math.min(crop[3], media[3]),
  ];
  return { box: moved(shown, matrix), matrix, back: quarters[(4 - turn) % 4]! };
}

/** Where a rectangle comes to stand; its edges in order, whichever were first. */
export function moved([left, bottom, right, top]: Rectangle, matrix: Matrix): Rectangle {
  const corners = [
    [left, bottom],
    [right, top],
  ].map(([x, y]) => within([1, 0, 0, 1, x!, y!], matrix));
  const [xs, ys] = [4, 5].map((at) => corners.map((corner) => corner[at]!)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function boxOf(file: PdfFile, page: PdfRef, key: 'MediaBox' | 'CropBox'): Rectangle | undefined {
  const box = pageAttribute(file, page, key);
  const edges = isArray(box) ? box.map((edge) => Number(file.resolve(edge))) : [];
  if (edges.length !== 4 || !edges.every(Number.isFinite)) return undefined;
  return moved(edges as unknown as Rectangle, unchanged);
}
