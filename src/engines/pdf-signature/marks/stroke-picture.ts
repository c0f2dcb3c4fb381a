// For tests: a hand's stroke.
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a stroke on a transparent ground, twice as wide as high. */
export function strokePicture(
  [red, green, blue]: readonly [number, number, number] = [20, 30, 200],
  height = 200,
): Buffer {
  const width = 2 * height;
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let x = 0; x < width; x++) {
    const middle = (0.5 + 0.4 * Math.sin(x / 12)) * height;
    for (let y = 0; y < height; y++) {
      if (Math.abs(y - middle) < 10) rows.set([red, green, blue, 255], y * (1 + width * 4) + 1 + x * 4);
    }
  }
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255, 8, 6, 0, 0, 0]);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
