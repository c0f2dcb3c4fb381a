import { malformed } from './pdf-error.ts';
import { name, type PdfDict, type PdfString, type PdfValue, ref } from './pdf-value.ts';

// Sticky patterns over text that holds one byte a character (ISO 32000-1, 7.2).
const blank = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const reference = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const word = /(?:true|false|null)(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const nameToken = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const hexString = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
const plainText = /[^()\\]*/y;
const words: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null };
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Real documents nest a dozen levels; a hostile one would exhaust the stack. */
const deepest = 64;

/** Reads one object at `start`; answers it and where it ends. Throws `pdf-malformed`. */
export function parseValue(text: string, start: number): { value: PdfValue; end: number } {
  let at = start;

  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  }

  function value(depth: number): PdfValue {
    if (depth > deepest) malformed(`nested deeper than ${deepest} at ${at}`);
    match(blank);
    if (text.startsWith('<<', at)) return dictionary(depth);
    switch (text[at]) {
      case '/':
        return name(nameText(match(nameToken)![1]!));
      case '(':
        return literal();
      case '<':
        return hexadecimal();
      case '[':
        return list(depth);
    }
    const asReference = match(reference);
    if (asReference) return ref(Number(asReference[1]), Number(asReference[2]));
    const asNumber = match(number);
    if (asNumber) return Number(asNumber[0]);
    const asWord = match(word);
    if (asWord) return words[asWord[0]]!;
    return malformed(`no object at ${at}`);
  }

  function dictionary(depth: number): PdfDict {
    at += 2;
    const entries = new Map<string, PdfValue>();
    let isAmbiguous = false;
    for (;;) {
      match(blank);
      if (text.startsWith('>>', at)) break;
      const key = match(nameToken) ?? malformed(`no key at ${at}`);
      const keyText = nameText(key[1]!);
      isAmbiguous ||= entries.has(keyText);
      entries.set(keyText, value(depth + 1));
    }
    at += 2;
    return { kind: 'dict', entries, isAmbiguous };
  }

  function list(depth: number): PdfValue[] {
    at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      match(blank);
      if (text[at] === ']') break;
      items.push(value(depth + 1));
    }
    at += 1;
    return items;
  }

  function hexadecimal(): PdfString {
    const begin = at;
    const digits = (match(hexString) ?? malformed(`no string at ${at}`))[1]!.replace(/[^0-9A-Fa-f]/g, '');
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { kind: 'string', bytes: Buffer.from(even, 'hex').toString('latin1'), start: begin, end: at };
  }

  function literal(): PdfString {
    const begin = at;
    let bytes = '';
    let open = 1;
    at += 1;
    for (;;) {
      bytes += match(plainText)?.[0] ?? '';
      const char = text[at++] ?? malformed(`string without end at ${begin}`);
      if (char === '\\') {
        bytes += escaped();
        continue;
      }
      open += char === '(' ? 1 : -1;
      if (open === 0) break;
      bytes += char;
    }
    return { kind: 'string', bytes, start: begin, end: at };
  }

  function escaped(): string {
    const octal = /[0-7]{1,3}/y;
    const digits = match(octal)?.[0];
    if (digits) return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    const char = text[at++] ?? '';
    if (char === '\r' && text[at] === '\n') at += 1;
    return char === '\r' || char === '\n' ? '' : (escapes[char] ?? char);
  }

  return { value: value(0), end: at };
}

/** The first place at or after `at` that is neither blank nor comment. */
export function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.exec(text);
  return blank.lastIndex;
}

const nameText = (token: string) =>
  token.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
