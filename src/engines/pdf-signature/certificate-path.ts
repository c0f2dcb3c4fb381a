import { isSame, isValidAt, type ReadCertificate } from './certificate.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface Trust {
  readonly roots: readonly ReadCertificate[];
  /** Authorities that a document may fail to enclose: known, but trusted only through a root. */
  readonly issuers: readonly ReadCertificate[];
}

/** Longer chains than this are not seen in practice, and a hostile file could offer a maze. */
const longestPath = 8;

/**
 * Whether a chain of valid authorities leads from the certificate to a trusted root at a time (RFC 5280, 6.1,
 * without policies and name constraints). Answers what speaks against it; nothing when trusted.
 */
export function distrust(
  certificate: ReadCertificate,
  enclosed: readonly ReadCertificate[],
  trust: Trust,
  at: Temporal.Instant,
): SignatureReason[] {
  const reasons: SignatureReason[] = [];
  if (Temporal.Instant.compare(at, certificate.notAfter) > 0) reasons.push('certificate-expired');
  if (Temporal.Instant.compare(at, certificate.notBefore) < 0) reasons.push('certificate-not-yet-valid');

  const { roots } = trust;
  const pool = [...roots, ...enclosed, ...trust.issuers];
  if (leadsToRoot(certificate, pool, roots, (issuer) => isValidAt(issuer, at))) return reasons;
  if (leadsToRoot(certificate, pool, roots, () => true)) return [...reasons, 'issuer-not-valid-then'];
  return [...reasons, isIssuedBy(certificate, certificate) ? 'certificate-self-issued' : 'issuer-unknown'];
}

function leadsToRoot(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
  roots: readonly ReadCertificate[],
  isAcceptable: (issuer: ReadCertificate) => boolean,
  depth = 0,
): boolean {
  if (roots.some((root) => isSame(root, certificate))) return true;
  if (depth >= longestPath) return false;
  return pool.some(
    (issuer) =>
      !isSame(issuer, certificate) &&
      // An authority may limit how many others stand below it.
      issuer.pathLength >= depth &&
      isAcceptable(issuer) &&
      isIssuedBy(certificate, issuer) &&
      leadsToRoot(issuer, pool, roots, isAcceptable, depth + 1),
  );
}

function isIssuedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  if (!issuer.x509.ca && !isSame(certificate, issuer)) return false;
  if (certificate.x509.issuer !== issuer.x509.subject) return false;
  try {
    return certificate.x509.checkIssued(issuer.x509) && certificate.x509.verify(issuer.x509.publicKey);
  } catch {
    // A key of a kind this runtime does not know.
    return false;
  }
}
