import { createHash, randomBytes } from 'node:crypto';
import type { ReadCertificate } from '../certificate.ts';
import { der, nothing, octets, oid, sequence, tagged } from '../der.ts';

export interface OcspRequest {
  /** A DER OCSPRequest (RFC 6960, 4.1). */
  readonly der: Uint8Array;
  /** Sixteen random bytes; a responder that repeats them made its answer for us, and now (RFC 9654). */
  readonly nonce: Uint8Array;
}

// Responders know their certificates by SHA-1 hashes of name and key: an identifier, not a matter of trust.
const sha1 = sequence(oid('1.3.14.3.2.26'), nothing);

/** Asks for the status of one certificate. */
export function ocspRequest(certificate: ReadCertificate, issuer: ReadCertificate): OcspRequest {
  const digest = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
  const id = sequence(
    sha1,
    octets(digest(certificate.issuerName)),
    octets(digest(issuer.publicKeyOctets)),
    der(0x02, certificate.serial),
  );
  const nonce = randomBytes(16);
  const extension = sequence(oid('1.3.6.1.5.5.7.48.1.2'), octets(octets(nonce)));
  return { der: sequence(sequence(sequence(sequence(id)), tagged(2, sequence(extension)))), nonce };
}
