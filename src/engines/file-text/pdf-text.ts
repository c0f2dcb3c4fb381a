import { PDFiumLibrary } from '@hyzyla/pdfium';
import { tidy } from './docx-text.ts';

/** A page with less than this is taken for a picture of one. */
const leastLetters = 20;
/** Of a scan this many pages are read: they say what it is about. */
const mostPictures = 10;
const resolution = 200;

export interface PdfText {
  readonly text: string;
  /** Pages without text, drawn in grey (PGM), when that is most of the document. */
  readonly pictures: readonly Uint8Array[];
}

/** The text layer of a PDF; of a scan its first pages as pictures. @throws Error when it is no PDF that can be opened */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const texts: string[] = [];
  const empty: number[] = [];
  for (const page of document.pages()) {
    const text = page.getText();
    texts.push(text);
    if (text.replace(/\s/g, '').length < leastLetters) empty.push(page.number);
  }
  const isScan = empty.length * 2 > texts.length;
  const pictures: Uint8Array[] = [];
  for (const number of isScan ? empty.slice(0, mostPictures) : []) {
    const page = document.getPage(number);
    const { data, width, height } = await page.render({ scale: resolution / 72, render: 'bitmap' });
    pictures.push(greyMap(data, width, height));
  }
  return { text: tidy(texts.join('\n')), pictures };
}

/** Portable grey map, which needs no library to write: green is near enough to what the eye calls light. */
function greyMap(data: Uint8Array, width: number, height: number): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const map = Buffer.alloc(head.length + width * height);
  head.copy(map);
  for (let at = 0; at < width * height; at += 1) map[head.length + at] = data[at * 4 + 1]!;
  return map;
}
