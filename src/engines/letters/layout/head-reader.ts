// The thread of `findHeadPlaces`: opens one PDF, looks at its first page, and ends with it.
import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { headPlaces } from './head-places.ts';
import { lettersOfPage } from './letters-of-page.ts';
import { addressOf, moduleOf } from './pdfium-module.ts';

const { pdf } = workerData as { readonly pdf: Uint8Array };
const library = await PDFiumLibrary.init();
const document = await library.loadDocument(pdf);
parentPort!.postMessage(headPlaces(lettersOfPage(moduleOf(library), addressOf(document.getPage(0)))));
