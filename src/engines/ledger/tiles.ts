import { halfOf, nodeHash, rootOf } from './merkle-tree.ts';

/** Hashes of a tile: a Merkle tree of any size is kept in rows of so many (C2SP tlog-tiles: height 8). */
const width = 256;
const height = 8;
const hashBytes = 32;

/** Where tiles are kept: level 0 has the hashes of leaves, each level above those of whole tiles below it. */
export interface Tiles {
  /** The hashes that a tile has by now, side by side. */
  read(level: number, index: number): Promise<Uint8Array>;
}

export interface WritableTiles extends Tiles {
  write(level: number, index: number, hashes: Uint8Array): Promise<void>;
}

/** Appends the hashes of leaves to a tree that has `size` of them. */
export async function appendLeaves(
  tiles: WritableTiles,
  size: number,
  leaves: readonly Buffer[],
): Promise<void> {
  await append(tiles, 0, size, leaves);
}

async function append(
  tiles: WritableTiles,
  level: number,
  count: number,
  hashes: readonly Buffer[],
): Promise<void> {
  if (hashes.length === 0) return;
  const whole: Buffer[] = [];
  for (let done = 0; done < hashes.length; ) {
    const index = Math.floor((count + done) / width);
    const held = (count + done) % width;
    const added = hashes.slice(done, done + width - held);
    const before = held === 0 ? [] : [await tiles.read(level, index)];
    const tile = Buffer.concat([...before, ...added]);
    await tiles.write(level, index, tile);
    if (held + added.length === width) whole.push(rootOf(split(tile)));
    done += added.length;
  }
  await append(tiles, level + 1, Math.floor(count / width), whole);
}

/** The root of the first `size` leaves (RFC 6962, 2.1). */
export const rootAt = (tiles: Tiles, size: number): Promise<Buffer> =>
  size === 0 ? Promise.resolve(rootOf([])) : hashOver(tiles, 0, size);

/** The hashes that lead from one of the first `size` leaves to their root, from below (RFC 6962, 2.1.1). */
export const pathIn = (tiles: Tiles, leaf: number, size: number): Promise<readonly Buffer[]> =>
  pathBetween(tiles, leaf, 0, size);

async function pathBetween(tiles: Tiles, leaf: number, from: number, to: number): Promise<readonly Buffer[]> {
  if (to - from <= 1) return [];
  const middle = from + halfOf(to - from);
  return leaf < middle
    ? [...(await pathBetween(tiles, leaf, from, middle)), await hashOver(tiles, middle, to)]
    : [...(await pathBetween(tiles, leaf, middle, to)), await hashOver(tiles, from, middle)];
}

async function hashOver(tiles: Tiles, from: number, to: number): Promise<Buffer> {
  const size = to - from;
  if (Number.isInteger(Math.log2(size)) && from % size === 0)
    return nodeAt(tiles, Math.log2(size), from / size);
  const middle = from + halfOf(size);
  return nodeHash(await hashOver(tiles, from, middle), await hashOver(tiles, middle, to));
}

/** A node of the tree whose leaves are all there, from the one tile that has what is below it. */
async function nodeAt(tiles: Tiles, level: number, index: number): Promise<Buffer> {
  const above = level % height;
  const first = index * 2 ** above;
  const tile = await tiles.read((level - above) / height, Math.floor(first / width));
  const start = (first % width) * hashBytes;
  return rootOf(split(Buffer.from(tile).subarray(start, start + 2 ** above * hashBytes)));
}

const split = (tile: Buffer): readonly Buffer[] =>
  Array.from({ length: tile.length / hashBytes }, (_, at) =>
    tile.subarray(at * hashBytes, (at + 1) * hashBytes),
  );
