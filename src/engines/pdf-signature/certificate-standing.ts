import { type ReadCertificate, subjectPart } from './certificate.ts';
import { findPath, type Trust } from './certificate-path.ts';
import { type RevocationFinding, revocationOf } from './revocation/revocation-of.ts';
import type { SignatureReason } from './signature-reasons.ts';

/**
 * Where the certificate stands at the moment asked: in force; run out or revoked since the signature was made; run out,
 * or revoked, before it, for all that can be proven; or of no authority we trust.
 */
export type CertificateStanding =
  | 'still-valid'
  | 'was-valid'
  | 'not-yet-valid'
  | 'expired'
  | 'revoked-before'
  | 'revoked-after'
  | 'untrusted';

export interface StandingFinding {
  readonly reasons: readonly SignatureReason[];
  readonly standing: CertificateStanding;
  readonly revocation: PathRevocation;
  readonly path: readonly ReadCertificate[];
}

/** The least that is known along the chain: a revocation, else what is unknown, else that of the signer. */
export interface PathRevocation extends RevocationFinding {
  /** Whose certificate it is about. */
  readonly subject?: string | undefined;
}

export interface SigningTimes {
  /** The moment for which the question is asked. */
  readonly at: Temporal.Instant;
  /** A moment by which the signature is proven to have existed. */
  readonly provenAt?: Temporal.Instant | undefined;
  /** What the signer states. */
  readonly statedAt?: Temporal.Instant | undefined;
}

/** Judges the signer's certificate at the proven time of signing, else at the moment asked. */
export function standingOf(
  certificate: ReadCertificate,
  enclosed: readonly ReadCertificate[],
  trust: Trust,
  times: SigningTimes,
): StandingFinding {
  const moment = times.provenAt ?? times.at;
  const { reasons, path } = findPath(certificate, enclosed, trust, moment);
  const revocations = revocationsOf(path, trust, moment);
  const revoked = revocations.findIndex(
    ({ status, revokedAt }) => status === 'revoked' && !isAfter(revokedAt, times.at),
  );
  const unknown = revocations.find(({ status }) => status === 'unknown');
  if (revoked < 0) {
    return {
      reasons,
      path,
      standing: standingBy(reasons, certificate, times.at),
      revocation: unknown ?? revocations[0]!,
    };
  }
  const revocation = revocations[revoked]!;
  const against = revocationReason(revocation, revoked === 0, times);
  const standing =
    against === 'certificate-revoked' || against === 'issuer-revoked' ? 'revoked-before' : 'revoked-after';
  return { reasons: against ? [...reasons, against] : reasons, path, standing, revocation };
}

/** What is known of each certificate of a chain but its root. */
export function revocationsOf(
  path: readonly ReadCertificate[],
  trust: Trust,
  moment: Temporal.Instant,
): readonly PathRevocation[] {
  const found = path.slice(0, -1).map((certificate, n) => ({
    subject: subjectPart(certificate, 'CN'),
    ...revocationOf(certificate, path[n + 1]!, trust, moment),
  }));
  // A certificate trusted in itself, or by nobody: there is no one to ask.
  return found.length > 0 ? found : [{ status: 'unknown', why: 'no-evidence' }];
}

/** A revocation after the proven time leaves the signature standing; without proof the stated time may be a lie. */
function revocationReason(
  { revokedAt }: PathRevocation,
  isSigner: boolean,
  { provenAt, statedAt }: SigningTimes,
): SignatureReason | undefined {
  if (provenAt && isAfter(revokedAt, provenAt)) return undefined;
  if (!provenAt && statedAt && isAfter(revokedAt, statedAt)) return 'revoked-time-unproven';
  return isSigner ? 'certificate-revoked' : 'issuer-revoked';
}

function standingBy(
  reasons: readonly SignatureReason[],
  certificate: ReadCertificate,
  at: Temporal.Instant,
): CertificateStanding {
  if (reasons.includes('certificate-expired')) return 'expired';
  if (reasons.includes('certificate-not-yet-valid')) return 'not-yet-valid';
  if (reasons.length > 0) return 'untrusted';
  return isAfter(at, certificate.notAfter) ? 'was-valid' : 'still-valid';
}

const isAfter = (moment: Temporal.Instant | undefined, other: Temporal.Instant) =>
  moment !== undefined && Temporal.Instant.compare(moment, other) > 0;
