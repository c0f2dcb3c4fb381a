import { PDFiumLibrary } from '@hyzyla/pdfium';
import { type DrawnPage, readCodes } from './read-codes.ts';
import { readSheetText, type Sheet } from './sheet.ts';

/** What a page looks like to the program. */
export interface SeenPage {
  /** The page is a cover sheet. */
  readonly sheet: Sheet | undefined;
  /** Nothing is printed or written on it, as far as a machine can tell: a suggestion, never a reason to drop it. */
  readonly isBlank: boolean;
}

/** Dots per inch to look with. A module of a sheet's code is then eight dots wide; a page costs some 50 ms. */
const resolution = 110;

/** Draws each page (PDFium) and looks for a cover sheet's code on it (ZXing), upright, turned or askew. */
export async function lookAtPages(pdf: Uint8Array): Promise<readonly SeenPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const seen: SeenPage[] = [];
    for (const page of document.pages()) {
      const drawn = await page.render({ scale: resolution / 72, render: 'bitmap' });
      seen.push({ sheet: await sheetOn(drawn), isBlank: isBlank(drawn) });
    }
    document.destroy();
    return seen;
  } finally {
    library.destroy();
  }
}

const sheetOn = async (drawn: DrawnPage): Promise<Sheet | undefined> =>
  (await readCodes(drawn)).map(({ text }) => readSheetText(text)).find((sheet) => sheet !== undefined);

/** Squares of this many dots are looked at as one, so that the grain of a scan is not taken for writing. */
const square = 5;
/** Of 255; a pencil's line in its square is darker than paper by more than this. */
const contrast = 30;
const mostMarked = 0.0005;

/** Looks inside the margins only, where holes, shadows and the edge of the glass do not reach. */
function isBlank({ data, width, height }: DrawnPage): boolean {
  const [left, top] = [Math.round(width * 0.05), Math.round(height * 0.05)];
  const lights: number[] = [];
  for (let y = top; y + square <= height - top; y += square) {
    for (let x = left; x + square <= width - left; x += square) lights.push(lightOf(data, width, x, y));
  }
  const paper = lights.toSorted((one, other) => one - other)[Math.floor(lights.length / 2)]!;
  return lights.filter((light) => light < paper - contrast).length <= lights.length * mostMarked;
}

function lightOf(data: Uint8Array, width: number, x: number, y: number): number {
  let sum = 0;
  for (let dy = 0; dy < square; dy += 1) {
    for (let dx = 0; dx < square; dx += 1) sum += data[((y + dy) * width + x + dx) * 4 + 1]!;
  }
  return sum / square ** 2;
}
