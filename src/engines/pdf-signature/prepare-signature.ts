import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-file.ts';
import { appendRevision, nextNumber } from './pdf-revision.ts';
import { type PdfDict, serialize } from './pdf-value.ts';
import { type WidgetOptions, widgetObjects } from './signature-widget.ts';

/** The numbers of a byte range are written after the bytes are known, in a width that holds any of them. */
const offsetWidth = 10;

export interface PreparedSignature {
  /** Of everything around the place kept for the signature. */
  readonly digest: Uint8Array;
  /** The whole file, with the value in its place. @throws RangeError when it is longer than the room asked for */
  complete(value: Uint8Array): Uint8Array;
}

/** A revision with a new field whose signature is described but for its value, and room for that. */
export function prepareSignature(
  file: PdfFile,
  description: PdfDict,
  widget: WidgetOptions,
  room: number,
  digestName: string,
): PreparedSignature {
  const signatureNumber = nextNumber(file);
  const gap = `<${'0'.repeat(room * 2)}>`;
  const rangeRoom = `[${' '.repeat(4 * (offsetWidth + 1))}]`;
  const objects = widgetObjects(file, widget, signatureNumber);
  const described = serialize(description).slice(0, -'>>'.length);
  const raw = `${described} /ByteRange ${rangeRoom} /Contents ${gap}>>`;
  objects.set(signatureNumber, { raw });

  const { bytes, startOf } = appendRevision(file, objects);
  const start = startOf.get(signatureNumber)!;
  const gapStart = start + raw.indexOf(gap);
  const gapEnd = gapStart + gap.length;
  const range = `0 ${gapStart} ${gapEnd} ${bytes.length - gapEnd}`;
  bytes.write(range, start + raw.indexOf(rangeRoom) + 1, 'latin1');
  const hash = createHash(digestName).update(bytes.subarray(0, gapStart)).update(bytes.subarray(gapEnd));
  return {
    digest: hash.digest(),
    complete(value) {
      if (value.length > room) throw new RangeError(`${value.length} bytes for a room of ${room}`);
      bytes.write(Buffer.from(value).toString('hex'), gapStart + 1, 'latin1');
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    },
  };
}
