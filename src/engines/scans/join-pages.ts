import { PDFDocument } from '@cantoo/pdf-lib';
import { ScanUnreadable } from './scan-unreadable.ts';

/** A file as it came from a scanner or a camera. */
export interface ScanFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A4 in points: a picture is laid on a page of its own shape with A4's long side. */
const longSide = 842;

/**
 * Every page of every file, in order, as one PDF. Scanned pages are taken over as they are; a JPEG is embedded without
 * being coded anew.
 *
 * @throws ScanUnreadable with the number of the file
 */
export async function joinPages(files: readonly ScanFile[]): Promise<PDFDocument> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const [number, { bytes, mediaType }] of files.entries()) {
    try {
      if (mediaType === 'application/pdf') await addPdf(joined, bytes);
      else await addPicture(joined, bytes, mediaType);
    } catch (error) {
      throw new ScanUnreadable(number, String(error));
    }
  }
  return joined;
}

async function addPdf(joined: PDFDocument, bytes: Uint8Array): Promise<void> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
}

async function addPicture(joined: PDFDocument, bytes: Uint8Array, mediaType: string): Promise<void> {
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') throw new Error(`not taken: ${mediaType}`);
  const picture = await (mediaType === 'image/jpeg' ? joined.embedJpg(bytes) : joined.embedPng(bytes));
  const { width, height } = picture.scale(longSide / Math.max(picture.width, picture.height));
  joined.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
}

/** The PDF of some pages: equal pages give equal bytes, so that the same cut twice is one file. */
export async function cutPages(from: PDFDocument, pages: readonly number[]): Promise<Uint8Array> {
  const cut = await PDFDocument.create({ updateMetadata: false });
  for (const page of await cut.copyPages(from, [...pages])) cut.addPage(page);
  return cut.save({ useObjectStreams: false });
}

/** The PDF without these of its pages, numbered from 0. */
export async function removePages(pdf: Uint8Array, pages: readonly number[]): Promise<Uint8Array> {
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  return cutPages(
    whole,
    whole.getPageIndices().filter((page) => !pages.includes(page)),
  );
}
