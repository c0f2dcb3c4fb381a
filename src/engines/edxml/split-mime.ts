import { EdxmlRefusal } from './edxml-refusal.ts';
import type { Attachment } from './envelope.ts';

/** Whether the bytes are a MIME message (RFC 2045) rather than XML. */
export const isMime = (bytes: Uint8Array): boolean =>
  /^\s*(--[^\r\n<]+\r?\n|(mime-version|content-type|message-id|content-transfer-encoding)\s*:)/i.test(
    headOf(bytes),
  );

const headOf = (bytes: Uint8Array, length = 2000) =>
  bufferOf(bytes).toString('latin1', 0, Math.min(length, bytes.length));
const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const mostParts = 500;

/**
 * The older packaging: multipart/related, the envelope first, then a part for each attachment, known by its Content-ID.
 *
 * @throws EdxmlRefusal `malformed` without an envelope or a boundary
 */
export function splitMime(bytes: Uint8Array): {
  readonly xml: Uint8Array;
  readonly attached: readonly Attachment[];
} {
  const message = bufferOf(bytes);
  const boundary = boundaryOf(message);
  if (!boundary) throw new EdxmlRefusal('malformed', 'MIME without a boundary');
  const parts = partsOf(message, boundary);
  const isEnvelope = ({ headers }: Part) => /xml/i.test(headers.get('content-type') ?? '');
  const main = parts.find(isEnvelope) ?? parts[0];
  if (!main) throw new EdxmlRefusal('malformed', 'MIME without parts');
  return { xml: decoded(main), attached: parts.filter((part) => part !== main).map(attachmentOf) };
}

function boundaryOf(message: Buffer): string | undefined {
  const head = headOf(message);
  const said = /boundary\s*=\s*(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(head);
  return said?.[1] ?? said?.[2] ?? /^\s*--([^\r\n]{1,70}?)[ \t]*\r?\n/.exec(head)?.[1];
}

function partsOf(message: Buffer, boundary: string): readonly Part[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Part[] = [];
  let start = message.indexOf(mark);
  while (start >= 0) {
    const next = message.indexOf(mark, start + mark.length);
    if (next < 0) break;
    if (parts.length === mostParts) throw new EdxmlRefusal('malformed', `more than ${mostParts} parts`);
    parts.push(partOf(message.subarray(start + mark.length, next)));
    start = next;
  }
  return parts;
}

/** The line end before a boundary belongs to the boundary (RFC 2046, 5.1.1). */
function partOf(bytes: Buffer): Part {
  const inner = bytes.subarray(bytes.indexOf(0x0a) + 1);
  const [crlf, lf] = [inner.indexOf('\r\n\r\n'), inner.indexOf('\n\n')];
  const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf);
  const end = isCrlf ? crlf : lf;
  const headers = new Map(
    inner
      .toString('latin1', 0, Math.max(end, 0))
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .map((line) => [
        line.slice(0, line.indexOf(':')).trim().toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const from = end < 0 ? 0 : end + (isCrlf ? 4 : 2);
  const tail = inner.at(-1) !== 0x0a ? 0 : inner.at(-2) === 0x0d ? 2 : 1;
  return { headers, body: inner.subarray(from, inner.length - tail) };
}

const isBase64Part = ({ headers }: Part) => /base64/i.test(headers.get('content-transfer-encoding') ?? '');

const decoded = (part: Part): Uint8Array =>
  isBase64Part(part) ? Buffer.from(part.body.toString('latin1'), 'base64') : part.body;

function attachmentOf(part: Part): Attachment {
  const { headers, body } = part;
  const value = (name: string) => headers.get(name) ?? '';
  const contentId = value('content-id').replace(/^<|>$/g, '').replace(/^cid:/i, '');
  const contentType = value('content-type').split(';')[0]?.trim();
  const name = /(?:file)?name\s*=\s*"?([^";]+)"?/i.exec(
    `${value('content-disposition')};${value('content-type')}`,
  )?.[1];
  return {
    ...(contentId && { contentId }),
    ...(name && { attachmentName: Buffer.from(name, 'latin1').toString() }),
    ...(contentType && { contentType }),
    encoded: isBase64Part(part) ? withoutBlanks(body) : Buffer.from(body.toString('base64'), 'latin1'),
  };
}

/** Lines were broken for the mail's sake. */
const withoutBlanks = (letters: Buffer): Buffer =>
  Buffer.from(letters.toString('latin1').replace(/\s+/g, ''), 'latin1');
