import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A public key as it is published (RFC 7517), for ES256. */
export interface PublicJwk {
  readonly kid: string;
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}

export interface JwkSet {
  readonly keys: readonly PublicJwk[];
}

export type JwsFaultCode = 'receipt-malformed' | 'receipt-key-unknown' | 'receipt-forged';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A compact JWS by ES256 (RFC 7515, RFC 7518 3.4): header, payload, and r and s side by side. */
export function signJws(payload: object, kid: string, key: KeyObject): string {
  const input = `${encode({ alg: 'ES256', kid })}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

/** 64 bytes; the last letter says nothing in its lower four bits, and must not be changed for another all the same. */
const wholeSignature = /^[\w-]{85}[AQgw]$/;

/** The payload that one of the keys has signed, or why there is none. The algorithm is ours, never the header's choice. */
export function verifyJws(
  jws: string,
  { keys }: JwkSet,
): { readonly payload: unknown } | { readonly fault: JwsFaultCode } {
  const [header = '', payload = '', signature = '', ...more] = jws.split('.');
  const named = parse(header) as { readonly alg?: unknown; readonly kid?: unknown } | undefined;
  if (more.length > 0 || named?.alg !== 'ES256') return { fault: 'receipt-malformed' };
  if (!wholeSignature.test(signature)) return { fault: 'receipt-forged' };
  const jwk = keys.find(({ kid }) => kid === named.kid);
  if (!jwk) return { fault: 'receipt-key-unknown' };
  const isOurs = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isOurs) return { fault: 'receipt-forged' };
  const read = parse(payload);
  return read === undefined ? { fault: 'receipt-malformed' } : { payload: read };
}

function parse(part: string): unknown {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
