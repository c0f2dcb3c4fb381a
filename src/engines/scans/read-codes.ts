import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';

/** A page as PDFium draws it: four bytes a dot. */
export interface DrawnPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

let isPrepared = false;

/** The QR codes on a page (ZXing), upright, turned or askew. */
export function readCodes({ data, width, height }: DrawnPage): Promise<readonly ReadResult[]> {
  if (!isPrepared)
    prepareZXingModule({ overrides: { wasmBinary: wasm('zxing-wasm/reader/zxing_reader.wasm') } });
  isPrepared = true;
  const picture = {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    width,
    height,
  };
  return readBarcodes(picture as ImageData, { formats: ['QRCode'], tryHarder: true });
}

const wasm = (path: string): ArrayBuffer => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(path)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};
