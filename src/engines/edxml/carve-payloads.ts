/** A document without its long runs of Base64, and the runs. */
export interface Carved {
  /** UTF-8. In place of each run stands `token(n)`. */
  readonly skeleton: string;
  readonly payloads: readonly Uint8Array[];
  token(index: number): string;
}

/** Shorter runs are left to the parser: they may be words. */
const shortestPayload = 4096;

/**
 * Lifts attachments out of the text before it is parsed. A parser looks at every letter; of an envelope nearly all of
 * them are Base64, which cannot hold markup. What is lifted stands between a `>` and a `<` and has no other letters
 * than those of Base64 and blanks, so whatever the parser makes of the place (text, CDATA, a comment), it makes of the
 * token too.
 */
export function carvePayloads(bytes: Buffer, decode: (bytes: Uint8Array) => string): Carved {
  const pieces: Uint8Array[] = [];
  const payloads: Uint8Array[] = [];
  let kept = 0;
  for (let open = bytes.indexOf(lessThan); open >= 0; ) {
    const close = bytes.indexOf(greaterThan, open);
    const next = close < 0 ? -1 : bytes.indexOf(lessThan, close);
    if (next - close > shortestPayload && isBase64(bytes.subarray(close + 1, next))) {
      pieces.push(bytes.subarray(kept, close + 1));
      payloads.push(bytes.subarray(close + 1, next));
      kept = next;
    }
    open = next;
  }
  pieces.push(bytes.subarray(kept));
  const texts = pieces.map(decode);
  const mark = unusedMark(texts);
  const token = (index: number) => `${mark}${index};`;
  return {
    skeleton: texts.map((text, n) => (n === 0 ? text : token(n - 1) + text)).join(''),
    payloads,
    token,
  };
}

const lessThan = 0x3c;
const greaterThan = 0x3e;

/** Letters that stand nowhere in the document, whoever wrote it. */
function unusedMark(texts: readonly string[]): string {
  let mark = 'payload-';
  while (texts.some((text) => text.includes(mark))) mark += 'x-';
  return mark;
}

const letters = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n') {
  letters[letter.charCodeAt(0)] = 1;
}

/** Only letters of Base64 and blanks: nothing in it could be taken for markup. */
export function isBase64(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (letters[bytes[at]!] === 0) return false;
  return true;
}
