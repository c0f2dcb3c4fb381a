import { randomBytes } from 'node:crypto';
import { der, flag, integer, nothing, octets, oid, sequence } from '../der.ts';

const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);

export interface TimestampRequest {
  /** A DER TimeStampReq (RFC 3161, 2.4.1). */
  readonly der: Uint8Array;
  /** Eight random bytes the answer must repeat: an older answer cannot pass for this one. */
  readonly nonce: Uint8Array;
}

/** Asks for a token over a SHA-256 digest, with the authority's certificate in it; under a policy, if one is named. */
export function timestampRequest(digest: Uint8Array, policy?: string): TimestampRequest {
  const nonce = randomBytes(8);
  // A positive integer in its shortest form.
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  const imprint = sequence(sha256, octets(digest));
  const wanted = policy === undefined ? [] : [oid(policy)];
  return { der: sequence(integer(1), imprint, ...wanted, der(0x02, nonce), flag(true)), nonce };
}
