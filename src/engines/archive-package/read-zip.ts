import { crc32 } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import {
  centralDirectory,
  localHeader,
  localHeaderBytes,
  localSignature,
  type ZipEntry,
} from './zip-layout.ts';

/** What makes a ZIP none of ours: every byte of one is determined by its entries. */
export class ForeignZip extends Error {}

const mostEntries = 100_000;
const mostPathBytes = 1000;

/**
 * Walks a ZIP written by `writeZip`, handing every entry's bytes to `take` as they come, each to its end before the next.
 * Headers and directory are made anew and compared: what other software would read is what is checked here.
 *
 * @throws ForeignZip when a byte is not where `writeZip` puts it, or a checksum differs
 */
export async function readZip(
  bytes: AsyncIterable<Uint8Array>,
  take: (path: string, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const reader = new ByteReader(bytes);
  const entries: (ZipEntry & { offset: number })[] = [];
  let offset = 0;
  for (;;) {
    const start = await reader.peek(4);
    if (start.length < 4 || start.readUInt32LE(0) !== localSignature) break;
    if (entries.length >= mostEntries) throw new ForeignZip('too many entries');
    const fixed = await reader.take(localHeaderBytes);
    if (fixed.length < localHeaderBytes) throw new ForeignZip('cut short');
    const pathBytes = fixed.readUInt16LE(26);
    if (pathBytes === 0 || pathBytes > mostPathBytes) throw new ForeignZip('a name too long');
    const path = await reader.take(pathBytes);
    const entry = {
      path: path.toString('utf8'),
      crc32: fixed.readUInt32LE(14),
      sizeBytes: fixed.readUInt32LE(18),
    };
    const header = Buffer.concat([fixed, path]);
    if (!header.equals(localHeader(entry))) throw new ForeignZip(`the header of ${entry.path}`);
    let sum = 0;
    async function* content() {
      for await (const chunk of reader.chunks(entry.sizeBytes)) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    }
    await take(entry.path, content());
    if (sum !== entry.crc32) throw new ForeignZip(`the checksum of ${entry.path}`);
    entries.push({ ...entry, offset });
    offset += header.length + entry.sizeBytes;
  }
  if (entries.length === 0) throw new ForeignZip('no entry');
  const expected = centralDirectory(entries, offset);
  const directory = await reader.take(expected.length + 1);
  if (!directory.equals(expected)) throw new ForeignZip('the directory');
}
