import type { Procedure } from '../model.ts';
import { type CataloguePlace, type CatalogueProblem, refused } from './catalogue-problem.ts';
import { cutRecords } from './cut-records.ts';
import { fullRecord, readFullRecord } from './full-record.ts';
import { faultyColumn, type IndexRow, indexColumns, readIndexRow } from './index-row.ts';
import { UnknownWord } from './published-words.ts';

export interface Catalogue {
  readonly records: readonly { readonly place: CataloguePlace; readonly procedure: Procedure }[];
  readonly problems: readonly CatalogueProblem[];
}

const maxFileBytes = 64 * 1024 * 1024;
const maxRecordChars = 1024 * 1024;
const maxRecords = 50_000;
const maxDepth = 8;

/**
 * Reads the national catalogue from either of its forms: the portal's export (JSON, a list or
 * `{"procedures": […]}`) or the index (tab-separated, with a header). Whatever can be read is returned; whatever
 * cannot is a problem with its place. Never throws on bad input, and never returns a code twice.
 */
export function parseCatalogue(fileName: string, content: Uint8Array | string): Catalogue {
  const text = decode(content);
  if (typeof text !== 'string') return { records: [], problems: [text] };
  const reading = new Reading();
  const isJson = /^\s*[[{]/.test(text) || /\.json$/i.test(fileName);
  if (isJson) readJson(text, reading);
  else readIndex(text, reading);
  return reading;
}

/** What has been read so far; codes are taken once. */
class Reading implements Catalogue {
  readonly records: { place: CataloguePlace; procedure: Procedure }[] = [];
  readonly problems: CatalogueProblem[] = [];
  readonly #firstLine = new Map<string, number>();

  /** Reads one record, turning what goes wrong into problems. */
  take(
    place: CataloguePlace,
    read: (leaveOut: (reason: CatalogueProblem['reason'], amount: number) => void) => Procedure,
  ) {
    const leftOut: CatalogueProblem[] = [];
    try {
      const procedure = read((reason, amount) =>
        leftOut.push({ place, reason, params: { amount }, isTaken: true }),
      );
      const firstLine = this.#firstLine.get(procedure.code);
      if (firstLine !== undefined) return this.refuse(place, 'duplicate-code', { firstLine });
      this.#firstLine.set(procedure.code, place.line);
      this.records.push({ place, procedure });
      this.problems.push(...leftOut);
    } catch (error) {
      if (!(error instanceof UnknownWord)) throw error;
      this.refuse(place, 'unknown-word', { list: error.list, word: error.word });
    }
  }

  refuse(...problem: Parameters<typeof refused>) {
    this.problems.push(refused(...problem));
  }
}

function decode(content: Uint8Array | string): string | CatalogueProblem {
  const start = { line: 1, record: 0 };
  if (content.length > maxFileBytes) return refused(start, 'file-too-large', { maxBytes: maxFileBytes });
  if (typeof content === 'string') return content.replace(/^\uFEFF/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return refused(start, 'not-utf8');
  }
}

function readJson(text: string, reading: Reading) {
  const file = cutRecords(text);
  if (!file) return reading.refuse({ line: 1, record: 0 }, 'unknown-format');
  for (const [index, cut] of file.records.entries()) {
    const place = { line: cut.line, record: index + 1 };
    if (index >= maxRecords) return reading.refuse(place, 'too-many-records', { maxRecords });
    if (!cut.isClosed) return reading.refuse(place, 'truncated');
    if (cut.depth > maxDepth) reading.refuse(place, 'too-deep', { maxDepth });
    else if (cut.text.length > maxRecordChars) reading.refuse(place, 'record-too-large', { maxRecordChars });
    else readJsonRecord(cut.text, place, reading);
  }
  if (!file.isClosed) reading.refuse({ line: file.lastLine, record: file.records.length }, 'truncated');
}

function readJsonRecord(text: string, at: CataloguePlace, reading: Reading) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return reading.refuse(at, 'not-json');
  }
  const place = { ...at, code: codeOf(value) };
  if (fullRecord.Check(value)) return reading.take(place, (leaveOut) => readFullRecord(value, leaveOut));
  const [error] = fullRecord.Errors(value);
  reading.refuse(place, 'wrong-shape', {
    field: error?.instancePath ?? '',
    expected: error?.message ?? '',
  });
}

function readIndex(text: string, reading: Reading) {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const columns = header.split('\t').map((column) => column.trim());
  const missing = indexColumns.filter((column) => !columns.includes(column));
  if (missing.length === indexColumns.length) return reading.refuse({ line: 1, record: 0 }, 'unknown-format');
  if (missing.length > 0)
    return reading.refuse({ line: 1, record: 0 }, 'missing-column', { columns: missing.join(', ') });

  let record = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = { line: index + 2, record: ++record };
    if (record > maxRecords) return reading.refuse(place, 'too-many-records', { maxRecords });
    if (line.length > maxRecordChars) reading.refuse(place, 'record-too-large', { maxRecordChars });
    else readIndexLine(line.split('\t'), columns, place, reading);
  }
}

function readIndexLine(
  cells: readonly string[],
  columns: readonly string[],
  at: CataloguePlace,
  reading: Reading,
) {
  if (cells.length !== columns.length) {
    return reading.refuse(at, 'wrong-column-count', { expected: columns.length, found: cells.length });
  }
  const row = Object.fromEntries(columns.map((column, index) => [column, cells[index]!.trim()])) as IndexRow;
  const place = { ...at, code: codeOf(row) };
  const faulty = faultyColumn(row);
  if (faulty)
    return reading.refuse(place, 'wrong-shape', { field: faulty, expected: row[faulty].slice(0, 80) });
  reading.take(place, (leaveOut) => readIndexRow(row, leaveOut));
}

/** The code when it can be read, to help the person find the record. */
function codeOf(value: unknown): string | undefined {
  const code = typeof value === 'object' && value !== null ? (value as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code.slice(0, 20) : undefined;
}
