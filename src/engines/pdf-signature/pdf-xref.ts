import { malformed } from './pdf-error.ts';
import { parseValue, skipBlank } from './pdf-parser.ts';
import { decodeStream } from './pdf-stream.ts';
import { isArray, isKind, isName, type PdfDict, type PdfStream } from './pdf-value.ts';

/** Where an object is: at an offset, or as the nth object of an object stream. */
export type PdfPlace = { readonly offset: number } | { readonly inStream: number; readonly index: number };

export interface CrossReferences {
  /** Newest section first; `null` marks a freed object. */
  readonly places: ReadonlyMap<number, PdfPlace | null>;
  /** The trailer of the newest section. */
  readonly trailer: PdfDict;
  readonly startXref: number;
  /** Objects follow that no section knows: a revision without its end, which programs that repair would read. */
  readonly isCutOff: boolean;
  readonly isStream: boolean;
}

type Section = { readonly places: Map<number, PdfPlace | null>; readonly trailer: PdfDict };
type ReadStream = (offset: number) => PdfStream;

/** Follows the cross-reference sections from the end of the file back to the first (ISO 32000-1, 7.5.4–7.5.8). */
export function readCrossReferences(text: string, readStream: ReadStream): CrossReferences {
  const tail = text.slice(-2048);
  const last = [...tail.matchAll(/startxref[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+%%EOF/g)].at(-1);
  if (!last) return malformed('no startxref at the end');
  const isCutOff = /\d[\0\t\n\f\r ]+obj\b/.test(tail.slice(last.index + last[0].length));
  const startXref = Number(last[1]);

  const places = new Map<number, PdfPlace | null>();
  const seen = new Set<number>();
  let newest: Section | undefined;
  const add = (section: Section) => {
    newest ??= section;
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place);
  };
  for (let offset: number | undefined = startXref; offset !== undefined; ) {
    if (seen.has(offset)) malformed('cross-reference sections in a circle');
    seen.add(offset);
    const section = isTable(text, offset) ? readTable(text, offset) : readSection(readStream(offset));
    add(section);
    // A hybrid file keeps in a stream what older readers need not see.
    const hidden = integer(section.trailer, 'XRefStm');
    if (hidden !== undefined) add(readSection(readStream(hidden)));
    offset = integer(section.trailer, 'Prev');
  }
  return { places, trailer: newest!.trailer, startXref, isCutOff, isStream: !isTable(text, startXref) };
}

const isTable = (text: string, offset: number) => text.startsWith('xref', skipBlank(text, offset));

function readTable(text: string, offset: number): Section {
  const places = new Map<number, PdfPlace | null>();
  let at = skipBlank(text, offset) + 'xref'.length;
  const heading = /\s*(\d+) (\d+)[ \t]*\r?\n?/y;
  const row = /\s*(\d{10}) (\d{5}) ([nf])/y;
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (let head = next(heading); head; head = next(heading)) {
    const [first, count] = [Number(head[1]), Number(head[2])];
    for (let n = 0; n < count; n++) {
      const found = next(row) ?? malformed(`cross-reference row at ${at}`);
      places.set(first + n, found[3] === 'n' ? { offset: Number(found[1]) } : null);
    }
  }
  at = skipBlank(text, at);
  if (!text.startsWith('trailer', at)) malformed(`no trailer at ${at}`);
  const { value } = parseValue(text, at + 'trailer'.length);
  return { places, trailer: isKind(value, 'dict') ? value : malformed('trailer is no dictionary') };
}

function readSection(stream: PdfStream): Section {
  const { dict } = stream;
  if (!isName(dict.entries.get('Type'), 'XRef'))
    malformed('no cross-reference stream where one was promised');
  const widths = dict.entries.get('W');
  if (!isArray(widths) || widths.length !== 3) return malformed('widths of cross references');
  const [kindWidth, firstWidth, secondWidth] = widths.map((width) =>
    isWidth(width) ? width : malformed('width'),
  );
  if (kindWidth! + firstWidth! + secondWidth! === 0) malformed('cross references without width');
  const index = dict.entries.get('Index') ?? [0, integer(dict, 'Size') ?? 0];
  const body = Buffer.from(decodeStream(stream), 'latin1');
  const places = new Map<number, PdfPlace | null>();
  let at = 0;
  const field = (width: number, otherwise: number) => {
    if (width === 0) return otherwise;
    if (at + width > body.length) malformed('cross-reference stream too short');
    const value = body.readUIntBE(at, width);
    at += width;
    return value;
  };
  const ranges = isArray(index) ? index.map(Number) : malformed('index of cross references');
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    for (let n = 0; n < ranges[pair + 1]!; n++) {
      const kind = field(kindWidth!, 1);
      const first = field(firstWidth!, 0);
      const second = field(secondWidth!, 0);
      const place = kind === 1 ? { offset: first } : kind === 2 ? { inStream: first, index: second } : null;
      places.set(ranges[pair]! + n, place);
    }
  }
  return { places, trailer: dict };
}

const isWidth = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 6;

function integer(dict: PdfDict, key: string): number | undefined {
  const value = dict.entries.get(key);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
