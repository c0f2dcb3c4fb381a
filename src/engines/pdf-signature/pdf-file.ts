import { malformed, PdfError } from './pdf-error.ts';
import { parseValue, skipBlank } from './pdf-parser.ts';
import { decodeStream } from './pdf-stream.ts';
import { isArray, isKind, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './pdf-value.ts';
import { type CrossReferences, readCrossReferences } from './pdf-xref.ts';

/** A PDF as its cross references describe it; nothing is guessed or repaired, since a repair is where readers differ. */
export interface PdfFile extends CrossReferences {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly root: PdfRef;
  /** The value, or what a reference points at; `null` for what does not exist. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** A dictionary behind a value or reference (that of a stream, for a stream). */
  dictionary(value: PdfValue | undefined): PdfDict | undefined;
  /** The references of all pages, in order. */
  pages(): readonly PdfRef[];
}

/** Trees of real documents are a few levels deep; a hostile one would exhaust the stack. */
const deepest = 256;

/** Reads the structure of a PDF. Throws PdfError `pdf-malformed` or `pdf-encrypted`. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) malformed('no PDF header');
  const objects = new Map<number, PdfValue>();
  const opening = new Set<number>();
  const streams = new Map<number, readonly PdfValue[]>();

  // Undefined while it is being read: what lies on the way may refer to nothing.
  let places: CrossReferences['places'] = new Map();
  const references = readCrossReferences(text, (offset) => {
    const found = objectAt(offset).value;
    return isKind(found, 'stream') ? found : malformed(`no stream at ${offset}`);
  });
  places = references.places;
  const root = references.trailer.entries.get('Root');
  if (references.trailer.entries.has('Encrypt'))
    throw new PdfError('pdf-encrypted', 'needs a password or key');
  if (!isKind(root, 'ref')) return malformed('no catalog');

  function objectAt(offset: number): { number: number; value: PdfValue } {
    const head = /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+obj/y;
    head.lastIndex = skipBlank(text, offset);
    const found = head.exec(text) ?? malformed(`no object at ${offset}`);
    const { value, end } = parseValue(text, head.lastIndex);
    const number = Number(found[1]);
    return { number, value: isKind(value, 'dict') ? withBody(value, skipBlank(text, end)) : value };
  }

  function withBody(dict: PdfDict, at: number): PdfDict | PdfStream {
    const opened = /stream(?:\r\n|\n)/y;
    opened.lastIndex = at;
    if (!opened.test(text)) return dict;
    const begin = opened.lastIndex;
    const length = resolve(dict.entries.get('Length'));
    if (typeof length !== 'number' || length < 0) return malformed(`stream without length at ${at}`);
    if (!/^\s*endstream/.test(text.slice(begin + length, begin + length + 32)))
      malformed(`stream length at ${at}`);
    return { kind: 'stream', dict, body: text.slice(begin, begin + length) };
  }

  function load(number: number): PdfValue {
    const place = places.get(number);
    if (!place) return null;
    if ('inStream' in place) return streamOf(place.inStream)[place.index] ?? null;
    const found = objectAt(place.offset);
    return found.number === number ? found.value : malformed(`object ${number} is not at ${place.offset}`);
  }

  /** The objects packed in an object stream (7.5.7). */
  function streamOf(number: number): readonly PdfValue[] {
    const known = streams.get(number);
    if (known) return known;
    const packed = resolve({ kind: 'ref', number, generation: 0 });
    if (!isKind(packed, 'stream')) return malformed(`object stream ${number}`);
    const [count, first] = [packed.dict.entries.get('N'), packed.dict.entries.get('First')];
    const body = decodeStream(packed);
    const header = body.slice(0, Number(first)).trim().split(/\s+/).map(Number);
    const values = Array.from({ length: Math.min(Number(count), header.length / 2) }, (_, n) => {
      return parseValue(body, Number(first) + header[2 * n + 1]!).value;
    });
    streams.set(number, values);
    return values;
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    if (!isKind(value, 'ref')) return value ?? null;
    const known = objects.get(value.number);
    if (known !== undefined) return known;
    if (opening.has(value.number)) return malformed(`object ${value.number} refers to itself`);
    if (opening.size > deepest) return malformed('references of references without end');
    opening.add(value.number);
    const loaded = resolve(load(value.number));
    opening.delete(value.number);
    objects.set(value.number, loaded);
    return loaded;
  }

  function dictionary(value: PdfValue | undefined): PdfDict | undefined {
    const found = resolve(value);
    if (isKind(found, 'stream')) return found.dict;
    return isKind(found, 'dict') ? found : undefined;
  }

  function pages(): readonly PdfRef[] {
    const found: PdfRef[] = [];
    const seen = new Set<number>();
    const visit = (node: PdfValue | undefined, depth: number) => {
      if (!isKind(node, 'ref') || seen.has(node.number) || depth > deepest) return malformed('page tree');
      seen.add(node.number);
      const kids = resolve(dictionary(node)?.entries.get('Kids'));
      if (isArray(kids)) for (const kid of kids) visit(kid, depth + 1);
      else found.push(node);
    };
    visit(dictionary(root)?.entries.get('Pages'), 0);
    return found;
  }

  return { ...references, bytes, text, root, resolve, dictionary, pages };
}
