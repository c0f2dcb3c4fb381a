import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { Json } from '../contracts/json-value.ts';
import { readWhole, TooLarge } from './read-whole.ts';

/** A call as it came. */
export interface IncomingCall {
  readonly raw: IncomingMessage;
  readonly method: string;
  readonly serviceName: string;
  /** Below the service: "/members/1". */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly body: Readable | undefined;
}

/** The value of a header that comes once. */
export function headerOf({ raw }: IncomingCall, name: string): string | undefined {
  const value = raw.headers[name];
  return typeof value === 'string' && value.length <= 100 ? value : undefined;
}

/** @throws Refusal `body-not-expected`, `body-encoded`, `request-too-large` */
export async function bodyOf(
  { raw, method, body }: IncomingCall,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const { headers } = raw;
  const announced = Number(headers['content-length'] ?? 0);
  if (headers['transfer-encoding'] === undefined && announced === 0) return undefined;
  // A body where none is expected is read by one side and not by the other: that is how requests are smuggled.
  refuseUnless(method !== 'GET' && method !== 'HEAD' && body, 'body-not-expected');
  refuseUnless(headers['content-encoding'] === undefined, 'body-encoded');
  refuseUnless(announced <= maxBytes, 'request-too-large');
  try {
    return await readWhole(body, maxBytes);
  } catch (error) {
    throw error instanceof TooLarge ? new Refusal('request-too-large') : error;
  }
}

/** @throws Refusal `body-not-json`, also for bytes that are no UTF-8 */
export function jsonOf(body: Buffer): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal('body-not-json');
  }
}
