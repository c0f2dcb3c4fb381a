// For tests: the codes that a camera finds on a printed page.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { readCodes } from '../read-codes.ts';

export interface SeenCode {
  readonly text: string;
  /** Left, bottom, right and top in points from the lower left corner of the page, as PDF counts. */
  readonly rectangle: readonly [left: number, bottom: number, right: number, top: number];
}

/** The codes on a page counted from zero, drawn with the marks of signatures at so many dots an inch. */
export async function codesOnPage(
  pdf: Uint8Array,
  { page: number = 0, resolution = 150 } = {},
): Promise<readonly SeenCode[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    document.initializeFormFields();
    const page = document.getPage(number);
    const scale = resolution / 72;
    const drawn = await page.render({ scale, render: 'bitmap', renderFormFields: true });
    const found = await readCodes(drawn);
    return found.map(({ text, position }) => {
      const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
      const xs = corners.map(({ x }) => x / scale);
      const ys = corners.map(({ y }) => (drawn.height - y) / scale);
      return {
        text,
        rectangle: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const,
      };
    });
  } finally {
    library.destroy();
  }
}
