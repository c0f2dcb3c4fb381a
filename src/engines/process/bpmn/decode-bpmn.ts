import { InvalidProcess } from '../process-issue.ts';

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'windows-1258': 'windows-1258',
  macroman: 'macintosh',
  'utf-16': 'utf-16le',
};

/**
 * The text of a BPMN file, in the encoding that its mark or its declaration names (XML 1.0, appendix F).
 *
 * @throws {InvalidProcess} `bad-encoding` when it names another, or the bytes are not what they say
 */
export function decodeBpmn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const stated = /^[^<]{0,3}\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(head)?.[1] ?? 'utf-8';
  const encoding = encodings[stated.toLowerCase()];
  if (!encoding) {
    throw new InvalidProcess([
      { code: 'bad-encoding', element: '', line: 1, reason: `its encoding "${stated}" is not read here` },
    ]);
  }
  return decode(bytes, encoding);
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidProcess([
      { code: 'bad-encoding', element: '', line: 1, reason: `its bytes are not ${encoding}` },
    ]);
  }
}
