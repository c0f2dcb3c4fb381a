import { ContainerError } from './container-error.ts';

/** An entry of a ZIP, as its directory and its own header agree on it (APPNOTE.TXT 6.3, 4.3.7 and 4.3.12). */
export interface ListedEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly start: number;
  readonly packedSize: number;
  readonly size: number;
  readonly checksum: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The entries in the order in which they lie. They must fill the file from its first byte to the directory, so that
 * nothing lies hidden and none overlap. ZIPs with 64-bit records, and encrypted ones, are not read.
 *
 * @throws ContainerError
 */
export function listEntries(zip: Buffer, maxEntries: number): readonly ListedEntry[] {
  try {
    return list(zip, maxEntries);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw new ContainerError('zip-malformed');
    throw error;
  }
}

function list(zip: Buffer, maxEntries: number): readonly ListedEntry[] {
  const end = endRecord(zip);
  const count = zip.readUInt16LE(end + 10);
  const directory = zip.readUInt32LE(end + 16);
  if (count > maxEntries) throw new ContainerError('zip-too-large', `${count} entries`);
  expect(directory + zip.readUInt32LE(end + 12) === end && zip.readUInt16LE(end + 8) === count, 'directory');
  const entries: (ListedEntry & { readonly offset: number; readonly next: number })[] = [];
  let at = directory;
  for (let n = 0; n < count; n++) {
    expect(zip.readUInt32LE(at) === directorySignature, 'directory');
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    entries.push(entryOf(zip, at, zip.subarray(at + 46, at + 46 + nameSize!)));
    at += 46 + nameSize! + extraSize! + commentSize!;
  }
  expect(at === end, 'directory');
  const lying = entries.toSorted((a, b) => a.offset - b.offset);
  expect(lying[0]?.offset === 0, 'first entry');
  for (const [n, { next, name }] of lying.entries()) {
    expect(next === (lying[n + 1]?.offset ?? directory), name);
  }
  return lying;
}

/** The record that ends with the file, its comment included. */
function endRecord(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) === endSignature && at + 22 + zip.readUInt16LE(at + 20) === zip.length)
      return at;
  }
  throw new ContainerError('zip-malformed', 'no end');
}

function entryOf(zip: Buffer, at: number, nameBytes: Buffer) {
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const [checksum, packedSize, size] = [16, 20, 24].map((field) => zip.readUInt32LE(at + field)) as [
    number,
    number,
    number,
  ];
  const offset = zip.readUInt32LE(at + 42);
  const name = utf8.decode(nameBytes);
  const isEncrypted = (flags & 0x41) !== 0;
  expect(!isEncrypted && (method === 8 || (method === 0 && packedSize === size)), name);
  // The same facts once more, before the bytes themselves.
  expect(zip.readUInt32LE(offset) === localSignature, name);
  expect(zip.readUInt16LE(offset + 6) === flags && zip.readUInt16LE(offset + 8) === method, name);
  const headEnd = offset + 30 + nameBytes.length;
  expect(zip.readUInt16LE(offset + 26) === nameBytes.length, name);
  expect(zip.subarray(offset + 30, headEnd).equals(nameBytes), name);
  const localExtra = zip.readUInt16LE(offset + 28);
  const start = headEnd + localExtra;
  const isDescribedAfter = (flags & 0x08) !== 0;
  const facts = [checksum, packedSize, size];
  const stated = [14, 18, 22].map((field) => zip.readUInt32LE(offset + field));
  expect(isDescribedAfter || stated.every((value, n) => value === facts[n]), name);
  const dataEnd = start + packedSize;
  const next = isDescribedAfter ? dataEnd + descriptorSize(zip, dataEnd) : dataEnd;
  return {
    name,
    method,
    start,
    packedSize,
    size,
    checksum,
    offset,
    next,
  };
}

const descriptorSize = (zip: Buffer, at: number) => (zip.readUInt32LE(at) === descriptorSignature ? 16 : 12);

function expect(isSo: boolean, detail: string): asserts isSo {
  if (!isSo) throw new ContainerError('zip-malformed', detail);
}
