import type { Readable } from 'node:stream';
import { InvalidInput } from '#platform/errors/index.ts';

/** A body longer than the limit. What came first is kept, so that a person may see what it was. */
export class BodyTooLarge extends Error {
  readonly head: Buffer;
  constructor(head: Buffer) {
    super('the body is too large');
    this.name = 'BodyTooLarge';
    this.head = head;
  }
}

const keptHead = 64 * 1024;

/**
 * The bytes of a body, never more than the limit in memory.
 *
 * @throws BodyTooLarge; InvalidInput for an empty one
 */
export async function readBody(body: unknown, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (isStream(body)) {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) throw new BodyTooLarge(Buffer.concat(chunks).subarray(0, keptHead));
    }
  }
  if (length === 0) throw new InvalidInput([{ field: '', code: 'required' }]);
  return Buffer.concat(chunks);
}

const isStream = (body: unknown): body is Readable => typeof (body as Readable | null)?.pipe === 'function';
