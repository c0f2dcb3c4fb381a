import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { DrawPages } from './draw-pages.ts';
import { pngOf } from './png-of.ts';

const { pdf, resolution, mostPages } = workerData as DrawPages & { readonly pdf: Uint8Array };

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(pdf);
// Marks of signatures are fields of a form.
document.initializeFormFields();
const pictures: Uint8Array[] = [];
for (const page of document.pages()) {
  if (pictures.length === mostPages) break;
  const { data, width, height } = await page.render({
    scale: resolution / 72,
    render: 'bitmap',
    renderFormFields: true,
  });
  pictures.push(pngOf(data, width, height));
}
parentPort!.postMessage(pictures);
