import { parentPort, workerData } from 'node:worker_threads';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import type { ComparedPages, ComparePages } from './compare-pages.ts';
import { type Drawing, differingPlaces, outline } from './differing-places.ts';
import { pngOf } from './png-of.ts';

const { before, after, page, resolution, mostPages } = workerData as Required<ComparePages> & {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
};
const [red, green] = [
  [200, 30, 30],
  [20, 130, 60],
] as const;

const library = await PDFiumLibrary.init();
const [old, young] = [await library.loadDocument(before), await library.loadDocument(after)];
// Marks of signatures are fields of a form.
for (const document of [old, young]) document.initializeFormFields();
const count = Math.max(old.getPageCount(), young.getPageCount());

async function drawn(document: PDFiumDocument, number: number): Promise<Drawing | null> {
  if (number > document.getPageCount()) return null;
  return document
    .getPage(number - 1)
    .render({ scale: resolution / 72, render: 'bitmap', renderFormFields: true });
}

const pictures: { before: Uint8Array | null; after: Uint8Array | null } = { before: null, after: null };
const differences: number[] = [];
for (let number = 1; number <= Math.min(count, mostPages); number += 1) {
  const [left, right] = [await drawn(old, number), await drawn(young, number)];
  const places = left && right ? differingPlaces(left, right) : undefined;
  differences.push(places?.length ?? 1);
  if (number !== page) continue;
  if (left) outline(left, places ?? [], red);
  if (right) outline(right, places ?? [], green);
  pictures.before = left && pngOf(left.data, left.width, left.height);
  pictures.after = right && pngOf(right.data, right.width, right.height);
}
const compared: ComparedPages = { ...pictures, differences, isCut: count > mostPages };
parentPort!.postMessage(compared);
