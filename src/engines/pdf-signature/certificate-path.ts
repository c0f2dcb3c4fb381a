import { isIssuedBy, isSame, isValidAt, type ReadCertificate } from './certificate.ts';
import type { ReadEvidence } from './revocation/revocation-evidence.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface TrustAnchor {
  readonly certificate: ReadCertificate;
  readonly from?: Temporal.Instant | undefined;
  readonly until?: Temporal.Instant | undefined;
}

export interface Trust {
  readonly anchors: readonly TrustAnchor[];
  /** Authorities that a document may fail to enclose: known, but trusted only through a root. */
  readonly issuers: readonly ReadCertificate[];
  /** What is known of revocations. */
  readonly evidence: readonly ReadEvidence[];
}

export interface PathFinding {
  /** What speaks against the certificate; nothing when it is trusted. */
  readonly reasons: readonly SignatureReason[];
  /** The certificate, its issuer … and the root last; only the certificate itself when none leads to a root. */
  readonly path: readonly ReadCertificate[];
}

/** Longer chains, and more certificates, are not seen in practice: a hostile file could offer a maze. */
const longestPath = 8;
const mostCandidates = 100;

/**
 * A chain of valid authorities from the certificate to a trusted root at a time (RFC 5280, 6.1, without policies and
 * name constraints). Revocation is another question: `revocationOf`.
 */
export function findPath(
  certificate: ReadCertificate,
  enclosed: readonly ReadCertificate[],
  trust: Trust,
  at: Temporal.Instant,
): PathFinding {
  const reasons: SignatureReason[] = [];
  if (Temporal.Instant.compare(at, certificate.notAfter) > 0) reasons.push('certificate-expired');
  if (Temporal.Instant.compare(at, certificate.notBefore) < 0) reasons.push('certificate-not-yet-valid');

  const anchors = trust.anchors.map((anchor) => anchor.certificate);
  const trustedThen = trust.anchors
    .filter((anchor) => isTrustedAt(anchor, at))
    .map((anchor) => anchor.certificate);
  const pool = [...enclosed.slice(0, mostCandidates), ...trust.issuers.slice(0, mostCandidates)];
  const path = upwards(certificate, pool, trustedThen, (issuer) => isValidAt(issuer, at));
  if (path) return { reasons, path };
  const once = upwards(certificate, pool, anchors, () => true);
  if (once) return { reasons: [...reasons, 'issuer-not-valid-then'], path: once };
  const isSelfIssued = isIssuedBy(certificate, certificate);
  return {
    reasons: [...reasons, isSelfIssued ? 'certificate-self-issued' : 'issuer-unknown'],
    path: [certificate],
  };
}

function upwards(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
  roots: readonly ReadCertificate[],
  isAcceptable: (issuer: ReadCertificate) => boolean,
  depth = 0,
  deadEnds = new Set<string>(),
): readonly ReadCertificate[] | undefined {
  if (roots.some((root) => isSame(root, certificate))) return [certificate];
  const here = `${depth} ${certificate.x509.fingerprint256}`;
  if (depth >= longestPath || deadEnds.has(here)) return undefined;
  for (const issuer of [...roots, ...pool]) {
    const isNext =
      !isSame(issuer, certificate) &&
      // An authority may limit how many others stand below it.
      issuer.pathLength >= depth &&
      isAcceptable(issuer) &&
      isIssuedBy(certificate, issuer);
    const above = isNext ? upwards(issuer, pool, roots, isAcceptable, depth + 1, deadEnds) : undefined;
    if (above) return [certificate, ...above];
  }
  deadEnds.add(here);
  return undefined;
}

const isTrustedAt = ({ from, until }: TrustAnchor, at: Temporal.Instant) =>
  (from === undefined || Temporal.Instant.compare(from, at) <= 0) &&
  (until === undefined || Temporal.Instant.compare(at, until) <= 0);
