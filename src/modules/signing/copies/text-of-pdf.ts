import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The text of a PDF in reading order, its white space made even, so that passages can be looked for. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return evenText(pages.join('\n'));
  } finally {
    library.destroy();
  }
}

export const evenText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Cf}\ufffe]+/gu, ' ')
    .trim();
