import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Eight bits a sample, red, green and blue (ISO/IEC 15948, 11.2.2). */
const trueColour = [8, 2, 0, 0, 0];

/** Four bytes a dot, the last of them nothing we keep, as a PNG without transparency. */
export function pngOf(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const line = 1 + width * 3;
  const lines = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      lines.set(rgba.subarray(from, from + 3), y * line + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([header, Buffer.from(trueColour)])),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
