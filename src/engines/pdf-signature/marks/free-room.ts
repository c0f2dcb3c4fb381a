import { PdfError } from '../pdf-error.ts';
import { readPdf } from '../pdf-file.ts';
import type { MarkPlace } from '../signature-widget.ts';
import { millimetres } from './mark-places.ts';
import { type Painted, painted } from './painted.ts';
import { type Rectangle, uprightPage } from './upright-page.ts';

export interface WantedRoom {
  readonly width: number;
  readonly height: number;
}

/** Margins of a sheet (Decree 30/2020/NĐ-CP, Annex I): nothing is signed beyond them. */
const margins = {
  left: millimetres(15),
  right: millimetres(15),
  top: millimetres(20),
  bottom: millimetres(20),
};
/** Between what is written and a mark. */
const distance = 8;

/**
 * Room for a mark on a paper by others, which tells no place of its own: on its last page as it is shown, turned and
 * cropped, on the right under all that is written there; the lowest stretch that is high enough and has nothing across
 * its whole width. Nothing where the page is full or cannot be read: what is not known to be free is not free.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function freeRoom(pdf: Uint8Array, { width, height }: WantedRoom): MarkPlace | undefined {
  const page = readPdf(pdf).pages().length - 1;
  const seen = shownPage(pdf, page);
  if (!seen) return undefined;
  const [pageLeft, pageBottom, pageRight, pageTop] = seen.box;
  const right = pageRight - margins.right;
  const [floor, ceiling] = [pageBottom + margins.bottom, pageTop - margins.top];
  const stretches = gaps(seen.painted, floor, ceiling);
  const top = stretches.findLast(([low, high]) => high - low >= height + 2 * distance)?.[1];
  if (top === undefined || right - width < pageLeft + margins.left) return undefined;
  const upper = top - distance;
  return { page, rectangle: [right - width, upper - height, right, upper] };
}

/**
 * Whether a place is shown and nothing is painted there, text and drawings being taken for as wide as the page. A page
 * that cannot be read is not known to be free.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function isFreePlace(pdf: Uint8Array, { page, rectangle }: MarkPlace): boolean {
  const seen = shownPage(pdf, page);
  if (!seen) return false;
  const [left, bottom, right, top] = rectangle;
  const isShown = left >= seen.box[0] && bottom >= seen.box[1] && right <= seen.box[2] && top <= seen.box[3];
  return (
    isShown &&
    seen.painted.every(
      (each) => each.high <= bottom || each.low >= top || each.right <= left || each.left >= right,
    )
  );
}

interface ShownPage {
  readonly box: Rectangle;
  readonly painted: readonly Painted[];
}

function shownPage(pdf: Uint8Array, number: number): ShownPage | undefined {
  const file = readPdf(pdf);
  const page = file.pages()[number];
  const upright = page && uprightPage(file, page);
  try {
    return upright && { box: upright.box, painted: painted(file, page, upright) };
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

/** What nothing is painted on across the whole page, from the highest stretch to the lowest. */
function gaps(
  all: readonly Painted[],
  floor: number,
  ceiling: number,
): readonly (readonly [low: number, high: number])[] {
  const found: (readonly [number, number])[] = [];
  let reached = ceiling;
  for (const { low, high } of all.toSorted((a, b) => b.high - a.high)) {
    if (high < reached) found.push([Math.max(high, floor), reached]);
    reached = Math.min(reached, low);
  }
  return [...found, [floor, reached]];
}
