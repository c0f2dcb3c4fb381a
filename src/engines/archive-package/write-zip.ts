import { centralDirectory, localHeader, mostZipBytes, mostZipEntries, type ZipEntry } from './zip-layout.ts';

export interface ZipSource extends ZipEntry {
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export class PackageTooLarge extends Error {
  constructor() {
    super('larger than a ZIP without 64-bit records can be');
    this.name = 'PackageTooLarge';
  }
}

/**
 * A ZIP as it is read: one entry after the other, stored, nothing held but the piece in hand.
 * @throws PackageTooLarge beyond 4 GiB; Error when a source is not as long as it said
 */
export async function* writeZip(sources: AsyncIterable<ZipSource>): AsyncGenerator<Uint8Array> {
  const written: (ZipEntry & { offset: number })[] = [];
  let offset = 0;
  for await (const source of sources) {
    const { path, sizeBytes, crc32 } = source;
    const header = localHeader(source);
    if (offset + header.length + sizeBytes > mostZipBytes || written.length >= mostZipEntries) {
      throw new PackageTooLarge();
    }
    written.push({ path, sizeBytes, crc32, offset });
    yield header;
    let length = 0;
    for await (const chunk of source.open()) {
      length += chunk.length;
      yield chunk;
    }
    if (length !== sizeBytes) throw new Error(`${path} has ${length} bytes, not ${sizeBytes}`);
    offset += header.length + sizeBytes;
  }
  yield centralDirectory(written, offset);
}
