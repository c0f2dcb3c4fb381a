import type { Readable } from 'node:stream';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';

/**
 * The bytes of a body, never more than the limit in memory.
 *
 * @throws Refusal `payload-too-large`; InvalidInput for an empty one
 */
export async function readBody(body: unknown, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (isStream(body)) {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > maxBytes)
        throw new Refusal('payload-too-large', { maxMb: Math.floor(maxBytes / 2 ** 20) });
      chunks.push(chunk);
    }
  }
  if (length === 0) throw new InvalidInput([{ field: '', code: 'required' }]);
  return Buffer.concat(chunks);
}

const isStream = (body: unknown): body is Readable => typeof (body as Readable | null)?.pipe === 'function';
