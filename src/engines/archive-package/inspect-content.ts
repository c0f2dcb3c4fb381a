import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface ContentFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** "PDF/A-2B", where the bytes say so of themselves (ISO 19005, XMP `pdfaid`); whether they keep to it is another question. */
  readonly claims: string | null;
}

const part = /pdfaid:part(?:>|=["'])(\d)/;
const level = /pdfaid:conformance(?:>|=["'])([A-Za-z])/;
/** A claim may stand across two pieces of the stream. */
const overlap = 64;

/** Reads content once for what a package says about it. */
export async function inspectContent(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ContentFacts> {
  const hash = createHash('sha256');
  let sum = 0;
  let sizeBytes = 0;
  let tail = '';
  let claimedPart: string | undefined;
  let claimedLevel: string | undefined;
  for await (const chunk of content) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    sizeBytes += chunk.length;
    const text = tail + Buffer.from(chunk).toString('latin1');
    claimedPart ??= part.exec(text)?.[1];
    claimedLevel ??= level.exec(text)?.[1];
    tail = text.slice(-overlap);
  }
  const claims = claimedPart ? `PDF/A-${claimedPart}${claimedLevel?.toUpperCase() ?? ''}` : null;
  return { sha256: hash.digest('hex'), sizeBytes, crc32: sum, claims };
}
