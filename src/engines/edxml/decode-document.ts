import { EdxmlRefusal } from './edxml-refusal.ts';

/** A document's bytes in an encoding that begins with ASCII, and how to read them. */
export interface Decoded {
  readonly utf8: Buffer;
  decode(bytes: Uint8Array): string;
}

/**
 * Finds the encoding as XML 1.0, appendix F, says: the mark at the beginning, the shape of the first bytes, then the
 * declaration. UTF-16 becomes UTF-8 at once; the mark goes.
 *
 * @throws EdxmlRefusal `encoding-wrong`
 */
export function decodeDocument(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const utf16 = utf16Of(buffer);
  if (utf16) {
    const utf8 = Buffer.from(strictly(utf16)(buffer));
    return { utf8, decode: strictly('utf-8') };
  }
  const isMarked = buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf;
  // Blanks before the declaration are an error of XML, and common.
  const start = isMarked ? 3 : 0;
  const utf8 = buffer.subarray(
    start + (/^\s*/.exec(buffer.toString('latin1', start, start + 1000))?.[0].length ?? 0),
  );
  return { utf8, decode: strictly(isMarked ? 'utf-8' : declared(utf8)) };
}

function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4) return undefined;
  const head = bytes.readUInt16BE(0);
  if (head === 0xfffe || head === 0x3c00) return 'utf-16le';
  if (head === 0xfeff || head === 0x003c) return 'utf-16be';
  return undefined;
}

/** The encoding of the declaration; one that says UTF-16 in single bytes is mistaken. */
function declared(bytes: Buffer): string {
  const said = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(bytes.toString('latin1', 0, 200))?.[1];
  return !said || /^utf-?16|^ascii$|^us-ascii$/i.test(said) ? 'utf-8' : said;
}

function strictly(encoding: string): (bytes: Uint8Array) => string {
  const decoder = open(encoding);
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new EdxmlRefusal('encoding-wrong', `not ${encoding}`);
    }
  };
}

function open(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new EdxmlRefusal('encoding-wrong', `unknown: ${encoding}`);
  }
}
