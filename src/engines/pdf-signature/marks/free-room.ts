import { pageAttribute } from '../page-attribute.ts';
import { PdfError } from '../pdf-error.ts';
import { type PdfFile, readPdf } from '../pdf-file.ts';
import { isArray, type PdfRef } from '../pdf-value.ts';
import type { MarkPlace } from '../signature-widget.ts';
import { millimetres } from './mark-places.ts';
import { type Band, paintedBands } from './painted-bands.ts';

export interface WantedRoom {
  readonly width: number;
  readonly height: number;
}

/** Margins of a sheet (Decree 30/2020/NĐ-CP, Annex I): nothing is signed beyond them. */
const margins = { right: millimetres(15), top: millimetres(20), bottom: millimetres(20) };
/** Between what is written and a mark. */
const distance = 8;

/**
 * Room for a mark on a paper by others, which tells no place of its own: on its last page, on the right, under all that
 * is written there; the lowest stretch that is high enough and has nothing across its whole width. Nothing where the
 * page is full, turned or cannot be read: what is not known to be free is not free.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function freeRoom(pdf: Uint8Array, { width, height }: WantedRoom): MarkPlace | undefined {
  const file = readPdf(pdf);
  const pages = file.pages();
  const last = pages.at(-1);
  if (!last || isTurned(file, last)) return undefined;
  const [, pageBottom, pageRight, pageTop] = boxOf(file, last);
  const bands = bandsOf(file, last);
  if (!bands) return undefined;
  const right = pageRight - margins.right;
  const [floor, ceiling] = [pageBottom + margins.bottom, pageTop - margins.top];
  const top = gaps(bands, floor, ceiling).findLast(([low, high]) => high - low >= height + 2 * distance)?.[1];
  if (top === undefined || right - width < 0) return undefined;
  const upper = top - distance;
  return { page: pages.length - 1, rectangle: [right - width, upper - height, right, upper] };
}

/**
 * Whether nothing at all is painted at the height of a place, so that a mark there covers nothing. A page that is turned
 * or cannot be read is not known to be free.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function isFreePlace(pdf: Uint8Array, { page, rectangle: [, bottom, , top] }: MarkPlace): boolean {
  const file = readPdf(pdf);
  const found = file.pages()[page];
  if (!found || isTurned(file, found)) return false;
  return bandsOf(file, found)?.every(([low, high]) => high <= bottom || low >= top) ?? false;
}

const isTurned = (file: PdfFile, page: PdfRef) =>
  Number(pageAttribute(file, page, 'Rotate') ?? 0) % 360 !== 0;

/** What nothing is painted on, from the highest stretch to the lowest. */
function gaps(bands: readonly Band[], floor: number, ceiling: number): readonly Band[] {
  const found: Band[] = [];
  let reached = ceiling;
  for (const [bottom, top] of bands.toSorted((a, b) => b[1] - a[1])) {
    if (top < reached) found.push([Math.max(top, floor), reached]);
    reached = Math.min(reached, bottom);
  }
  return [...found, [floor, reached]];
}

function bandsOf(file: PdfFile, page: PdfRef): readonly Band[] | undefined {
  try {
    return paintedBands(file, page);
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

function boxOf(file: PdfFile, page: PdfRef): readonly [number, number, number, number] {
  const box = [pageAttribute(file, page, 'CropBox'), pageAttribute(file, page, 'MediaBox')].find(isArray);
  const edges = (box ?? [0, 0, 595, 842]).map((edge) => Number(file.resolve(edge)));
  return edges as unknown as readonly [number, number, number, number];
}
