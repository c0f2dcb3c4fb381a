import { inflateSync } from 'node:zlib';
import { malformed } from './pdf-error.ts';
import { isArray, isKind, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

const largest = 64 * 1024 * 1024;

/** The body of a cross-reference or object stream, plain or compressed by Flate (ISO 32000-1, 7.4.4). */
export function decodeStream(stream: PdfStream): string {
  const filter = single(stream.dict.entries.get('Filter'));
  if (filter === null) return stream.body;
  if (!isKind(filter, 'name') || filter.name !== 'FlateDecode')
    malformed('a filter that structure never uses');
  let inflated: Buffer;
  try {
    inflated = inflateSync(Buffer.from(stream.body, 'latin1'), { maxOutputLength: largest });
  } catch (error) {
    return malformed(`compressed data: ${String(error)}`);
  }
  const parms = single(stream.dict.entries.get('DecodeParms'));
  return (isKind(parms, 'dict') ? unpredict(inflated, parms) : inflated).toString('latin1');
}

function single(value: PdfValue | undefined): PdfValue {
  if (!isArray(value)) return value ?? null;
  if (value.length > 1) malformed('several filters');
  return value[0] ?? null;
}

/** Undoes the PNG predictors (7.4.4.4) on rows of bytes. */
function unpredict(data: Buffer, parms: PdfDict): Buffer {
  const setting = (key: string, otherwise: number) => {
    const value = parms.entries.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  if (setting('Predictor', 1) < 10) return data;
  const width = setting('Columns', 1);
  const rows = Math.floor(data.length / (width + 1));
  const plain = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (width + 1)]!;
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? plain[row * width + x - 1]! : 0;
      const up = row > 0 ? plain[(row - 1) * width + x]! : 0;
      const corner = x > 0 && row > 0 ? plain[(row - 1) * width + x - 1]! : 0;
      const predicted =
        [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? malformed('predictor');
      plain[row * width + x] = data[row * (width + 1) + 1 + x]! + predicted;
    }
  }
  return plain;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
