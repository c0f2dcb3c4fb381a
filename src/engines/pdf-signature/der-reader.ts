/** One element of distinguished encoding (ITU-T X.690): definite lengths, tags of one octet. */
export interface DerElement {
  readonly tag: number;
  /** Tag and length included. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** Reads the element that these bytes are. Throws when they are more, less or something else. */
export function readDer(bytes: Uint8Array): DerElement {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new Error('DER: bytes after the end');
  return element;
}

/** The members of a constructed element, one after the other: a list of a hundred thousand costs no objects of its own. */
export function* eachMember({ content }: DerElement): Generator<DerElement> {
  for (let at = 0; at < content.length; ) {
    const element = elementAt(content, at);
    at += element.whole.length;
    yield element;
  }
}

export const members = (element: DerElement | undefined): readonly DerElement[] =>
  element ? [...eachMember(element)] : [];

/** The member under a context-specific tag, such as `[0]`. */
export const contextual = (elements: readonly DerElement[], number: number): DerElement | undefined =>
  elements.find(({ tag }) => (tag & 0b1101_1111) === (0x80 | number));

/** A bit string's octets (its first says how many bits at the end are unused). */
export const bitsOf = ({ content }: DerElement): Uint8Array => content.subarray(1);

/** The dotted form of an object identifier. */
export function oidOf({ tag, content }: DerElement): string {
  if (tag !== 0x06 || content.length === 0) throw new Error('DER: no object identifier');
  const numbers: number[] = [];
  let value = 0;
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f);
    if (octet < 128) {
      numbers.push(value);
      value = 0;
    }
  }
  const first = Math.min(Math.floor(numbers[0]! / 40), 2);
  return [first, numbers[0]! - first * 40, ...numbers.slice(1)].join('.');
}

/** UTCTime or GeneralizedTime as certificates write them (RFC 5280, 4.1.2.5); undefined for any other element. */
export function timeOf(element: DerElement | undefined): Temporal.Instant | undefined {
  if (element?.tag !== 0x17 && element?.tag !== 0x18) return undefined;
  const text = Buffer.from(element.content).toString('latin1');
  const century = element.tag === 0x18 ? '' : Number(text.slice(0, 2)) < 50 ? '20' : '19';
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(century + text);
  if (!found) throw new Error(`DER: no time: ${text}`);
  const [, year, month, day, hour, minute, second, fraction = '0'] = found;
  return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
}

function elementAt(bytes: Uint8Array, start: number): DerElement {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('DER: no element');
  let length = first;
  let begin = start + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw new Error('DER: length');
    length = 0;
    for (let n = 0; n < octets; n++) length = length * 256 + (bytes[begin++] ?? 0);
  }
  const end = begin + length;
  if (end > bytes.length) throw new Error('DER: cut off');
  return { tag, whole: bytes.subarray(start, end), content: bytes.subarray(begin, end) };
}
