import { createHash } from 'node:crypto';
import { AlgorithmIdentifier } from 'pkijs';
import { isIssuedBy, isValidAt, type ReadCertificate, readCertificate } from '../certificate.ts';
import { der, octets, oid, sequence, tagged } from '../der.ts';
import { bitsOf, contextual, type DerElement, members, oidOf, readDer, timeOf } from '../der-reader.ts';
import { digestNames, verifySignature } from '../signature-algorithm.ts';
import { type RevocationStatement, revocationReasons } from './revocation-statement.ts';

/** An answer of a responder (RFC 6960, 4.2). */
export interface ReadOcsp {
  readonly toBeSigned: Uint8Array;
  readonly algorithm: Uint8Array;
  readonly signature: Uint8Array;
  readonly producedAt: Temporal.Instant;
  readonly answers: readonly DerElement[];
  readonly nonce?: Uint8Array | undefined;
  readonly enclosed: readonly ReadCertificate[];
}

const ids = { basic: '1.3.6.1.5.5.7.48.1.1', nonce: '1.3.6.1.5.5.7.48.1.2' } as const;

/** Throws when the bytes are no answer, or one without content ("try later"). */
export function readOcsp(der: Uint8Array): ReadOcsp {
  const [status, bytes] = members(readDer(der));
  if (status?.content[0] !== 0) throw new Error(`OCSP: status ${status?.content[0]}`);
  const [type, body] = members(members(bytes)[0]);
  if (!type || !body || oidOf(type) !== ids.basic) throw new Error('OCSP: not a basic response');
  const [toBeSigned, algorithm, signature, certificates] = members(readDer(body.content));
  const fields = members(toBeSigned);
  // [0] version, then who answers: by name [1] or by key [2].
  const rest = fields.slice(contextual(fields.slice(0, 1), 0) ? 2 : 1);
  const producedAt = timeOf(rest[0]);
  if (!toBeSigned || !algorithm || !signature || !producedAt) throw new Error('OCSP: incomplete');
  return {
    toBeSigned: toBeSigned.whole,
    algorithm: algorithm.whole,
    signature: bitsOf(signature),
    producedAt,
    answers: members(rest[1]),
    nonce: nonceOf(members(contextual(rest, 1))[0]),
    enclosed: members(members(certificates)[0]).map(({ whole }) => readCertificate(whole)),
  };
}

/** A BasicOCSPResponse as the OCSPResponse it came in (RFC 6960, 4.2.1): some formats keep only the inner part. */
export const wrappedAnswer = (basic: Uint8Array): Uint8Array =>
  sequence(der(0x0a, Buffer.from([0])), tagged(0, sequence(oid(ids.basic), octets(basic))));

/** Whether a certificate that answers for an issuer has itself been revoked. */
export type IsRevoked = (responder: ReadCertificate) => boolean;

/** What the answer says of the certificate, when it is about it and by somebody who may say so. */
export function ocspStatement(
  ocsp: ReadOcsp,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  isRevoked: IsRevoked,
): RevocationStatement | undefined {
  const answer = ocsp.answers
    .map((found) => members(found))
    .find(([id]) => isAbout(members(id), certificate, issuer));
  if (!answer || !isTrusted(ocsp, issuer, isRevoked)) return undefined;
  const [, status, thisUpdate, ...rest] = answer;
  const statedAt = timeOf(thisUpdate);
  if (!status || !statedAt) return undefined;
  const times = { statedAt, nextUpdate: timeOf(members(contextual(rest, 0))[0]) };
  switch (status.tag & 0x1f) {
    case 0:
      return { status: 'good', ...times };
    case 1: {
      const [revokedAt, reason] = members(status);
      const number = members(reason)[0]?.content[0];
      return {
        status: 'revoked',
        ...times,
        revokedAt: timeOf(revokedAt),
        reason: number === undefined ? undefined : revocationReasons[number],
      };
    }
    default:
      return { status: 'unknown', ...times };
  }
}

function isAbout(
  [algorithm, nameHash, keyHash, serial]: readonly DerElement[],
  certificate: ReadCertificate,
  issuer: ReadCertificate,
): boolean {
  const hash = digestNames[oidOf(members(algorithm)[0]!)];
  if (!hash || !nameHash || !keyHash || !serial) return false;
  const digest = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
  return (
    Buffer.from(certificate.serial).equals(serial.content) &&
    digest(certificate.issuerName).equals(nameHash.content) &&
    digest(issuer.publicKeyOctets).equals(keyHash.content)
  );
}

/** The issuer answers itself, or through a certificate that it issued for answering (4.2.2.2). */
function isTrusted(ocsp: ReadOcsp, issuer: ReadCertificate, isRevoked: IsRevoked): boolean {
  if (isSignedBy(ocsp, issuer)) return true;
  return ocsp.enclosed.some(
    (responder) =>
      responder.ocsp.isResponder &&
      isValidAt(responder, ocsp.producedAt) &&
      isIssuedBy(responder, issuer) &&
      isSignedBy(ocsp, responder) &&
      (responder.ocsp.isNoCheck || !isRevoked(responder)),
  );
}

function isSignedBy(ocsp: ReadOcsp, { x509 }: ReadCertificate): boolean {
  const algorithm = AlgorithmIdentifier.fromBER(new Uint8Array(ocsp.algorithm));
  return verifySignature(x509.publicKey, algorithm, '', ocsp.toBeSigned, ocsp.signature) === true;
}

function nonceOf(extensions: DerElement | undefined): Uint8Array | undefined {
  const found = members(extensions)
    .map((extension) => members(extension))
    .find(([id]) => id && oidOf(id) === ids.nonce);
  // An octet string within that of the extension; older responders leave the inner one out.
  const octets = found?.at(-1)?.content;
  return octets && (octets[0] === 0x04 && octets[1] === octets.length - 2 ? octets.subarray(2) : octets);
}
