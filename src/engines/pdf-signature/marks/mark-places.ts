import { PdfError } from '../pdf-error.ts';
import { readPdf } from '../pdf-file.ts';
import type { MarkPlace } from '../signature-widget.ts';
import { uprightPage } from './upright-page.ts';

/** Points of PDF, of which an inch has 72. */
export const millimetres = (length: number): number => (length * 72) / 25.4;

export interface SignatureAndSeal {
  readonly signature: MarkPlace;
  readonly seal: MarkPlace;
}

export interface SealedRoom {
  /** Width of the person's signature by its height, as in its picture. */
  readonly signatureShape: number;
  /** The seal's true size in millimetres; drawn smaller where the room is lower than that. */
  readonly sealDiameter: number;
}

/**
 * Where a person's signature and the round seal of the unit stand in the room a letter leaves for them: side by side
 * in its middle, the seal on the left and over a third of the signature (Decree 30/2020/NĐ-CP, Article 33 and Annex I).
 * Neither leaves the room, so neither can stand over text.
 */
export function signatureAndSealPlaces(
  room: MarkPlace,
  { signatureShape, sealDiameter }: SealedRoom,
): SignatureAndSeal {
  const [left, bottom, right, top] = room.rectangle;
  const [width, height] = [right - left, top - bottom];
  const diameterInRoom = Math.min(millimetres(sealDiameter), height);
  // Both together: the seal, and the two thirds of the signature that it leaves free.
  const widthWanted = diameterInRoom + (2 / 3) * height * signatureShape;
  const scale = Math.min(1, width / widthWanted);
  const [diameter, signatureHeight] = [diameterInRoom * scale, height * scale];
  const signatureWidth = signatureHeight * signatureShape;
  const start = left + (width - widthWanted * scale) / 2;
  const middle = bottom + height / 2;
  const signatureLeft = start + diameter - signatureWidth / 3;
  return {
    seal: {
      page: room.page,
      rectangle: [start, middle - diameter / 2, start + diameter, middle + diameter / 2],
    },
    signature: {
      page: room.page,
      rectangle: [
        signatureLeft,
        middle - signatureHeight / 2,
        signatureLeft + signatureWidth,
        middle + signatureHeight / 2,
      ],
    },
  };
}

/**
 * The upper right corner of the first page, within the margin above the text: where a unit signs a copy, a scan or an
 * annex in a file of its own (Decree 30/2020/NĐ-CP, Annex I), in words and without a picture.
 */
export function firstPageCorner(
  pdf: Uint8Array,
  size: { readonly width: number; readonly height: number },
): MarkPlace {
  const file = readPdf(pdf);
  const [page] = file.pages();
  if (!page) throw new PdfError('page-unknown', '0');
  const [, , right, top] = uprightPage(file, page)?.box ?? [0, 0, 595, 842];
  const [marginRight, marginTop] = [millimetres(15), millimetres(5)];
  const [markRight, markTop] = [right - marginRight, top - marginTop];
  return { page: 0, rectangle: [markRight - size.width, markTop - size.height, markRight, markTop] };
}
