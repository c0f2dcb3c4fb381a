import type { PdfiumModule } from './pdfium-module.ts';
import type { SeenRun } from './seen-page.ts';

/** A page of more letters is no page of a letter: what follows is not looked at. */
const mostLetters = 20_000;

type Type = Pick<SeenRun, 'font' | 'size' | 'colour' | 'isBold' | 'isItalic'>;

/** One letter in its place, in points from the upper left corner of the page as it is shown. */
export interface SeenLetter extends Type {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PageOfLetters {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn; spaces that nobody drew are not among them. */
  readonly letters: readonly SeenLetter[];
}

type Four = readonly [number, number, number, number];

/** Bits of a font descriptor (ISO 32000-1, table 123). */
const flags = { italic: 1 << 6, forceBold: 1 << 18 } as const;
/** Drawn neither filled nor as an outline, as the text under a scan is (9.3.6). */
const unseen = new Set([3, 7]);

/** Reads the letters of a page that PDFium has opened. */
export function lettersOfPage(pdfium: PdfiumModule, page: number): PageOfLetters {
  const room = pdfium.wasmExports.malloc(512);
  const text = pdfium._FPDFText_LoadPage(page);
  try {
    const [width, height] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
    const reader = new PageReader(pdfium, page, text, room);
    return { width, height, letters: [...reader.letters()] };
  } finally {
    pdfium._FPDFText_ClosePage(text);
    pdfium.wasmExports.free(room);
  }
}

class PageReader {
  private readonly pdfium: PdfiumModule;
  private readonly text: number;
  private readonly room: number;
  private readonly toShown: (x: number, y: number) => readonly [x: number, y: number];
  /** The letters of one text object are of one type; nothing of one that is not seen. */
  private readonly types = new Map<number, Type | undefined>();

  constructor(pdfium: PdfiumModule, page: number, text: number, room: number) {
    this.pdfium = pdfium;
    this.text = text;
    this.room = room;
    this.toShown = this.placing(page);
  }

  *letters(): Generator<SeenLetter> {
    const { pdfium, text } = this;
    const count = Math.min(pdfium._FPDFText_CountChars(text), mostLetters);
    for (let at = 0; at < count; at++) {
      if (pdfium._FPDFText_IsGenerated(text, at) === 1) continue;
      const object = pdfium._FPDFText_GetTextObject(text, at);
      if (!this.types.has(object)) this.types.set(object, this.typeOf(object, at));
      const type = this.types.get(object);
      const box = type && this.boxOf(at);
      if (!box) continue;
      // A hyphen at the end of a line is told apart, and is one on paper.
      const isHyphen = pdfium._FPDFText_IsHyphen(text, at) === 1;
      const letter = isHyphen ? '-' : String.fromCodePoint(pdfium._FPDFText_GetUnicode(text, at));
      if (!/\p{Cc}/u.test(letter)) yield { text: letter, ...box, ...type };
    }
  }

  private typeOf(object: number, at: number): Type | undefined {
    const { pdfium, text, room } = this;
    if (unseen.has(pdfium._FPDFTextObj_GetTextRenderMode(object))) return undefined;
    const face = pdfium._FPDFTextObj_GetFont(object);
    const length = pdfium._FPDFFont_GetBaseFontName(face, room, 512);
    const named = Buffer.from(pdfium.HEAPU8.subarray(room, room + Math.max(0, Math.min(length, 512) - 1)));
    const font = named.toString('utf8').replace(/^[A-Z]{6}\+/, '');
    const faceFlags = pdfium._FPDFFont_GetFlags(face);
    pdfium._FPDFText_GetMatrix(text, at, room);
    const [a, b, c, d] = pdfium.HEAPF32.subarray(room >> 2, (room >> 2) + 4) as unknown as Four;
    if (!this.isUpright(a, b)) return undefined;
    const size = pdfium._FPDFText_GetFontSize(text, at) * Math.hypot(c, d);
    pdfium._FPDFText_GetFillColor(text, at, room, room + 4, room + 8, room + 12);
    const parts = [0, 1, 2].map((n) => pdfium.HEAP32[(room >> 2) + n]! & 0xff);
    return {
      font,
      // Programs that scale write 13.98 for 14.
      size: Math.round(size * 10) / 10,
      colour: `#${Buffer.from(parts).toString('hex')}`,
      isBold: /bold|black|heavy/i.test(font) || (faceFlags & flags.forceBold) !== 0,
      isItalic: /italic|oblique/i.test(font) || (faceFlags & flags.italic) !== 0,
    };
  }

  /** What runs up or down a page, such as a watermark, is no line of the letter. */
  private isUpright(a: number, b: number): boolean {
    const [x1, y1] = this.toShown(0, 0);
    const [x2, y2] = this.toShown(a, b);
    return x2 - x1 > 10 * Math.abs(y2 - y1);
  }

  /** From the ascent of its font to the descent, and as wide as it advances. */
  private boxOf(at: number) {
    const { pdfium, text, room } = this;
    if (pdfium._FPDFText_GetLooseCharBox(text, at, room) !== 1) return undefined;
    const box = pdfium.HEAPF32.subarray(room >> 2, (room >> 2) + 4) as unknown as Four;
    const [x1, y1] = this.toShown(box[0], box[1]);
    const [x2, y2] = this.toShown(box[2], box[3]);
    return {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    };
  }

  /** Where a place of the page's own is shown: pages are turned, and cut to their crop box. */
  private placing(page: number) {
    const { pdfium, room } = this;
    const fine = 1000;
    const [width, height] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
    const shown = (x: number, y: number) => {
      pdfium._FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, x, y, room, room + 4);
      return [pdfium.HEAP32[room >> 2]! / fine, pdfium.HEAP32[(room >> 2) + 1]! / fine] as const;
    };
    const [origin, right, up] = [shown(0, 0), shown(100, 0), shown(0, 100)];
    return (x: number, y: number) =>
      [0, 1].map(
        (n) => origin[n]! + ((right[n]! - origin[n]!) * x + (up[n]! - origin[n]!) * y) / 100,
      ) as unknown as readonly [number, number];
  }
}
