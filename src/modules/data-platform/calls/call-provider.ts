import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { type AddressRules, guardedLookup, isAllowedIp } from './address-rules.ts';

export interface ProviderCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** For the head of the answer. */
  readonly timeoutMs: number;
  readonly rules: AddressRules;
  readonly isSecond?: boolean;
}

export interface ProviderAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Ends with an error when the provider breaks off or falls silent. */
  readonly body: Readable;
}

/** Within a body: also its reader may have paused. */
const silenceMs = 30_000;

const options = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32, scheduling: 'lifo' } as const;
const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };

/**
 * One call to a provider. Redirects are answers like any other, names are looked up under the guard, and a head that is
 * not clean HTTP is an error of the parser, never passed on.
 */
export function callProvider(call: ProviderCall): Promise<ProviderAnswer> {
  const { url, method, headers, body, timeoutMs, rules } = call;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is not looked up, so it is judged here.
  if (isIP(host) && !isAllowedIp(host, rules)) return Promise.reject(new Error('address-refused'));
  const isTls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (isTls ? https : http).request(url, {
      method,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      agent: agents[isTls ? 'https:' : 'http:'],
      lookup: guardedLookup(rules) as never,
      insecureHTTPParser: false,
      maxHeaderSize: 16_384,
    });
    const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
    request.on('response', (answer) => {
      clearTimeout(timer);
      answer.setTimeout(Math.max(timeoutMs, silenceMs), () => answer.destroy(new Error('timeout')));
      resolve({ status: answer.statusCode!, headers: answer.headers, body: answer });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // The provider closed an idle connection at the moment it was used again; what only reads may ask once more.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && method === 'GET';
      if (isStale && !call.isSecond) resolve(callProvider({ ...call, isSecond: true }));
      else reject(error);
    });
    request.end(body);
  });
}
