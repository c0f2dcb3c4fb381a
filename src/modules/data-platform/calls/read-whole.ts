import type { Readable } from 'node:stream';

export class TooLarge extends Error {
  constructor() {
    super('too-large');
  }
}

/** @throws TooLarge as soon as there is more than that; the rest is not read */
export async function readWhole(stream: Readable, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > mostBytes) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
