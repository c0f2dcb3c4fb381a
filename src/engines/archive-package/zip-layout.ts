/** An entry of a ZIP as our packages hold it: stored, with its size and checksum before its bytes (APPNOTE.TXT 6.3, 4.3.7). */
export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly crc32: number;
}

export const localSignature = 0x04034b50;
export const directorySignature = 0x02014b50;
export const localHeaderBytes = 30;

/** What a ZIP without the 64-bit records can hold. */
export const mostZipBytes = 0xffff_fffe;
export const mostZipEntries = 0xfffe;

/** Names in UTF-8 (general purpose bit 11), no time: equal content makes equal bytes. */
const versionNeeded = 20;
const flags = 0x0800;
const dosDate = 0x0021;

/** The bytes before an entry's own. */
export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.path, 'utf8');
  const header = Buffer.alloc(localHeaderBytes);
  header.writeUInt32LE(localSignature, 0);
  writeFacts(header, 4, entry, name);
  return Buffer.concat([header, name]);
}

/** What closes the ZIP: its directory and the end record. */
export function centralDirectory(
  entries: readonly (ZipEntry & { readonly offset: number })[],
  directoryOffset: number,
): Buffer {
  const rows = entries.map((entry) => {
    const name = Buffer.from(entry.path, 'utf8');
    const row = Buffer.alloc(46);
    row.writeUInt32LE(directorySignature, 0);
    row.writeUInt16LE(versionNeeded, 4);
    writeFacts(row, 6, entry, name);
    row.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([row, name]);
  });
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return Buffer.concat([directory, end]);
}

function writeFacts(into: Buffer, at: number, { sizeBytes, crc32 }: ZipEntry, name: Buffer): void {
  into.writeUInt16LE(versionNeeded, at);
  into.writeUInt16LE(flags, at + 2);
  into.writeUInt16LE(dosDate, at + 8);
  into.writeUInt32LE(crc32, at + 10);
  into.writeUInt32LE(sizeBytes, at + 14);
  into.writeUInt32LE(sizeBytes, at + 18);
  into.writeUInt16LE(name.length, at + 22);
}
