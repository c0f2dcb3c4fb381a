/** The objects of PDF (ISO 32000-1, 7.3). Text is kept as one character a byte, so offsets in text are offsets in the file. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | readonly PdfValue[]
  | PdfDict
  | PdfStream;

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: string;
  /** Where it stands in the file, brackets included; absent for strings we write. */
  readonly start?: number;
  readonly end?: number;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** A key stood twice: readers differ in which one they believe. */
  readonly isAmbiguous: boolean;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly body: string;
}

export const name = (value: string): PdfName => ({ kind: 'name', name: value });
export const ref = (number: number, generation = 0): PdfRef => ({ kind: 'ref', number, generation });
export const dict = (entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict => ({
  kind: 'dict',
  entries: new Map(
    Object.entries(entries).filter((entry): entry is [string, PdfValue] => entry[1] !== undefined),
  ),
  isAmbiguous: false,
});

/** The same dictionary with some entries put in place of, or beside, its own. */
export const withEntries = (base: PdfDict, entries: Readonly<Record<string, PdfValue>>): PdfDict => ({
  ...base,
  entries: new Map([...base.entries, ...Object.entries(entries)]),
});

/** A text string (7.9.2.2): ASCII as it is, anything else in UTF-16BE behind its mark. */
export function textString(text: string): PdfString {
  const isAscii = /^[\x20-\x7E]*$/.test(text);
  const bytes = isAscii ? text : Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('latin1');
  return { kind: 'string', bytes };
}

/** What a text string says; UTF-16BE, UTF-8 or (as Latin-1, near enough for names) PDFDocEncoding. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isKind(value, 'string')) return undefined;
  const bytes = Buffer.from(value.bytes, 'latin1');
  if (value.bytes.startsWith('\xFE\xFF')) {
    return new TextDecoder('utf-16be').decode(bytes).normalize('NFC');
  }
  if (value.bytes.startsWith('\xEF\xBB\xBF')) return bytes.subarray(3).toString('utf8').normalize('NFC');
  return value.bytes;
}

type Kinds = { name: PdfName; string: PdfString; ref: PdfRef; dict: PdfDict; stream: PdfStream };

export function isKind<K extends keyof Kinds>(value: PdfValue | undefined, kind: K): value is Kinds[K] {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);
export const isName = (value: PdfValue | undefined, expected: string): boolean =>
  isKind(value, 'name') && value.name === expected;

/** The object as it stands in a file. */
export function serialize(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : decimal(value);
  if (isArray(value)) return `[${value.map(serialize).join(' ')}]`;
  switch (value.kind) {
    case 'name':
      return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${hexByte(char)}`)}`;
    case 'string':
      return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'dict':
      return `<<${[...value.entries].map(([key, inner]) => `${serialize(name(key))} ${serialize(inner)}`).join(' ')}>>`;
    case 'stream': {
      const described = withEntries(value.dict, { Length: value.body.length });
      return `${serialize(described)}\nstream\n${value.body}\nendstream`;
    }
  }
}

const hexByte = (char: string) => char.charCodeAt(0).toString(16).padStart(2, '0');
const decimal = (value: number) => value.toFixed(6).replace(/0+$/, '');
