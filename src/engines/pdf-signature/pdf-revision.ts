import type { PdfFile } from './pdf-file.ts';
import { dict, name, type PdfValue, serialize } from './pdf-value.ts';

export interface Revision {
  readonly bytes: Buffer;
  /** Where the text of a written object begins in the file. */
  readonly startOf: ReadonlyMap<number, number>;
}

/** Entries of a cross-reference stream that describe only its own section. */
const ownOfSection = new Set([
  'Type',
  'W',
  'Index',
  'Filter',
  'DecodeParms',
  'Length',
  'XRefStm',
  'Prev',
  'Size',
]);

/**
 * Appends an incremental update (ISO 32000-1, 7.5.6): every earlier byte stays as it was. The new section is a
 * table or a stream as the last one was, because a reader may understand only the kind it began with.
 */
export function appendRevision(
  file: PdfFile,
  objects: ReadonlyMap<number, PdfValue | { raw: string }>,
): Revision {
  let tail = file.text.endsWith('\n') ? '' : '\n';
  const startOf = new Map<number, number>();
  const position = () => file.bytes.length + tail.length;
  const rows = new Map<number, number>();

  for (const [number, value] of [...objects].sort(([a], [b]) => a - b)) {
    rows.set(number, position());
    tail += `${number} 0 obj\n`;
    startOf.set(number, position());
    tail += `${isRaw(value) ? value.raw : serialize(value)}\nendobj\n`;
  }

  const startXref = position();
  const highest = Math.max(nextNumber(file) - 1, ...objects.keys());
  tail += file.isStream
    ? referenceStream(file, rows, startXref, highest + 1)
    : referenceTable(file, rows, highest);
  tail += `startxref\n${startXref}\n%%EOF\n`;
  const bytes = Buffer.allocUnsafe(position());
  bytes.set(file.bytes);
  bytes.write(tail, file.bytes.length, 'latin1');
  return { bytes, startOf };
}

/** The first object number that is free. */
export function nextNumber(file: PdfFile): number {
  const size = file.trailer.entries.get('Size');
  // One by one: a large document has more objects than a call may have arguments.
  return file.places
    .keys()
    .reduce((next, number) => Math.max(next, number + 1), typeof size === 'number' ? size : 1);
}

function referenceTable(file: PdfFile, rows: ReadonlyMap<number, number>, highest: number): string {
  const sections = runs([...rows.keys()]).map(([first, count]) => {
    const lines = Array.from({ length: count }, (_, n) => {
      return `${String(rows.get(first + n)).padStart(10, '0')} 00000 n\r\n`;
    });
    return `${first} ${count}\n${lines.join('')}`;
  });
  return `xref\n${sections.join('')}trailer\n${serialize(dict(trailerOf(file, highest + 1)))}\n`;
}

function referenceStream(
  file: PdfFile,
  rows: ReadonlyMap<number, number>,
  startXref: number,
  number: number,
): string {
  const all = new Map([...rows, [number, startXref]]);
  const body = [...all.values()].map((offset) => {
    const row = Buffer.alloc(6);
    row.writeUInt8(1, 0);
    row.writeUInt32BE(offset, 1);
    return row.toString('latin1');
  });
  const described = dict({
    ...trailerOf(file, number + 1),
    Type: name('XRef'),
    W: [1, 4, 1],
    Index: runs([...all.keys()]).flat(),
  });
  return `${number} 0 obj\n${serialize({ kind: 'stream', dict: described, body: body.join('') })}\nendobj\n`;
}

function trailerOf(file: PdfFile, size: number): Record<string, PdfValue> {
  const kept = [...file.trailer.entries].filter(([key]) => !ownOfSection.has(key));
  return { ...Object.fromEntries(kept), Size: size, Prev: file.startXref };
}

/** Consecutive numbers as [first, count]. */
function runs(numbers: readonly number[]): [first: number, count: number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === number) last[1]++;
    else found.push([number, 1]);
  }
  return found;
}

const isRaw = (value: PdfValue | { raw: string }): value is { raw: string } =>
  typeof value === 'object' && value !== null && 'raw' in value;
