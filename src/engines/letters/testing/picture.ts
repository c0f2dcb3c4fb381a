// For tests: what a letter looks like, kept as a small PNG of sixteen colours beside its example.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Pages under one another, four bytes a pixel, each pixel one of the sixteen colours. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const resolution = 45;

/** Twelve greys for text, four reds for stamps. */
const palette: readonly (readonly [number, number, number])[] = [
  ...Array.from({ length: 12 }, (_, step) => Math.round((step * 255) / 11)).map(
    (grey) => [grey, grey, grey] as const,
  ),
  [208, 2, 27],
  [220, 70, 90],
  [232, 130, 145],
  [245, 195, 200],
];

/** The pages of a PDF as poppler draws them. */
export function pictureOf(pdf: Uint8Array): Picture {
  const { status, stdout, stderr } = spawnSync('pdftoppm', ['-r', `${resolution}`, '-'], {
    input: pdf,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`pdftoppm: ${stderr}`);
  const pages = portablePixmaps(stdout);
  const width = Math.max(...pages.map((page) => page.width));
  const height = pages.reduce((sum, page) => sum + page.height, 0);
  const data = new Uint8Array(width * height * 4).fill(255);
  let top = 0;
  for (const page of pages) {
    for (let y = 0; y < page.height; y++)
      for (let x = 0; x < page.width; x++) {
        const at = (y * page.width + x) * 3;
        const [red = 0, green = 0, blue = 0] = page.rgb.subarray(at, at + 3);
        data.set(palette[nearest(red, green, blue)]!, ((top + y) * width + x) * 4);
      }
    top += page.height;
  }
  return { width, height, data };
}

/** How many pixels differ so that a person would see it; every pixel when the sizes differ. */
export function differingPixels(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height)
    return Math.max(one.width * one.height, other.width * other.height);
  return pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.25 });
}

export function readPicture(path: string): Picture {
  const { width, height, data } = PNG.sync.read(readFileSync(path));
  return { width, height, data };
}

/** PNG with a palette, four bits a pixel: a page takes about 10 kB. */
export function writePicture(path: string, { width, height, data }: Picture) {
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [red = 0, green = 0, blue = 0] = data.subarray((y * width + x) * 4);
      const at = y * stride + 1 + (x >> 1);
      rows[at] = rows[at]! | (nearest(red, green, blue) << (x % 2 === 0 ? 4 : 0));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  writeFileSync(path, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function nearest(red: number, green: number, blue: number): number {
  if (red - Math.max(green, blue) < 25) return Math.round(((red + green + blue) / 3 / 255) * 11);
  return 12 + Math.min(3, Math.round((Math.max(green, blue) / 195) * 3));
}

/** The pages `pdftoppm` writes one after the other: "P6", width, height, 255, bytes. */
function portablePixmaps(stream: Buffer) {
  const pages: { width: number; height: number; rgb: Buffer }[] = [];
  for (let at = 0; at < stream.length; ) {
    const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(stream.toString('latin1', at, at + 40))!;
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    at = from + width * height * 3;
    pages.push({ width, height, rgb: stream.subarray(from, at) });
  }
  return pages;
}
