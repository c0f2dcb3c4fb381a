import type { IncomingHttpHeaders } from 'node:http';

/** What of a client's request goes on; by a list of what may, so that nothing unknown slips through. */
const forwarded = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'prefer',
] as const;

/** What of a provider's answer comes back. Never cookies, nor what belongs to one connection (RFC 9110, 7.6.1). */
const returned = [
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'etag',
  'last-modified',
  'link',
  'retry-after',
] as const;

export const requestHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  pick(headers, forwarded);
export const responseHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  pick(headers, returned);

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && !/[\r\n\0]/.test(value)) picked[name] = value;
  }
  return picked;
}
