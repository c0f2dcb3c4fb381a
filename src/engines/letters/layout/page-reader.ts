// The thread of `readPages`: opens one PDF, tells its pages, and ends with it.
import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { LayoutUnreadable } from './layout-unreadable.ts';
import { lettersOfPage } from './letters-of-page.ts';
import { linesOf } from './lines-of-runs.ts';
import { addressOf, moduleOf } from './pdfium-module.ts';
import { horizontalRules } from './rules-of-picture.ts';
import { runsOf } from './runs-of-letters.ts';
import type { SeenPage } from './seen-page.ts';

/** A document of more pages is not a letter; its first pages are looked at. */
const mostPages = 60;
/** Pixels to a point of the picture in which drawn lines are sought. */
const scale = 2;
/** A sheet of some metres is not drawn. */
const longestSide = 3000;

async function pagesOf(pdf: Uint8Array): Promise<readonly SeenPage[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf).catch((error: Error) => {
    throw new LayoutUnreadable(/password/i.test(error.message) ? 'encrypted' : 'malformed');
  });
  const pages: SeenPage[] = [];
  for (const page of document.pages()) {
    if (pages.length === mostPages) break;
    const { width, height, letters } = lettersOfPage(moduleOf(library), addressOf(page));
    const number = pages.length + 1;
    const isDrawn = number === 1 && width < longestSide && height < longestSide;
    const rules = isDrawn ? horizontalRules(await page.render({ scale, render: 'bitmap' }), scale) : [];
    pages.push({ number, width, height, lines: linesOf(runsOf(letters), number), rules });
  }
  return pages;
}

const { pdf } = workerData as { readonly pdf: Uint8Array };
parentPort!.postMessage(
  await pagesOf(pdf).catch((error: unknown) =>
    error instanceof LayoutUnreadable ? error.code : ('malformed' as const),
  ),
);
