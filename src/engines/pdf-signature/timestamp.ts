import { createHash } from 'node:crypto';
import type { ReadCertificate } from './certificate.ts';
import { findPath, type Trust } from './certificate-path.ts';
import { type CmsFinding, checkCms } from './cms-signature.ts';
import { type RevocationFinding, revocationOf } from './revocation/revocation-of.ts';
import type { SignatureReason } from './signature-reasons.ts';
import { readTimestampInfo, type TimestampInfo } from './timestamps/timestamp-token.ts';

export interface TimestampFinding {
  readonly reasons: readonly SignatureReason[];
  readonly at?: Temporal.Instant;
  readonly token: CmsFinding;
  /** From the authority's certificate to the root. */
  readonly path: readonly ReadCertificate[];
}

const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * Checks that a token (RFC 3161) is about these bytes, or this SHA-256 digest, whole, and by an authority that was
 * trusted at the time it states and still was at `existsAt`, the moment by which the token is known to have existed: a
 * key that has run out, or leaked, could date tokens back.
 */
export function checkTimestamp(
  token: Uint8Array,
  stamped: Uint8Array | { readonly digest: Uint8Array },
  given: Trust,
  existsAt: Temporal.Instant,
): TimestampFinding {
  const cms = checkCms(token, undefined, true);
  const trust = { ...given, evidence: [...given.evidence, ...(cms.evidence ?? [])] };
  const info = readInfo(cms.content);
  if (!info || !cms.certificate || cms.reasons.length > 0 || !isAbout(info, stamped))
    return { reasons: ['timestamp-invalid'], token: cms, path: [] };

  const then = findPath(cms.certificate, cms.enclosed, trust, info.at);
  const found = { at: info.at, token: cms, path: then.path };
  if (!cms.certificate.mayTimestamp || then.reasons.length > 0)
    return { ...found, reasons: ['timestamp-untrusted'] };
  if (
    then.path.some((certificate, n) => isRevokedFor(certificate, then.path[n + 1], trust, info.at, existsAt))
  )
    return { ...found, reasons: ['timestamp-revoked'] };
  const isLater = Temporal.Instant.compare(existsAt, info.at) > 0;
  const isStillTrusted =
    !isLater || findPath(cms.certificate, cms.enclosed, trust, existsAt).reasons.length === 0;
  return { ...found, reasons: isStillTrusted ? [] : ['timestamp-expired'] };
}

function isAbout({ imprint }: TimestampInfo, stamped: Uint8Array | { readonly digest: Uint8Array }): boolean {
  const hash = digests[imprint.algorithm];
  if (!hash) return false;
  if (stamped instanceof Uint8Array) return createHash(hash).update(stamped).digest().equals(imprint.digest);
  return hash === 'sha256' && Buffer.from(stamped.digest).equals(imprint.digest);
}

/** Reasons that leave what was stamped before them standing (RFC 3161, 4.1); with any other, nothing does. */
const orderly = new Set<RevocationFinding['revokedFor']>([
  'unspecified',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
]);

function isRevokedFor(
  certificate: ReadCertificate,
  issuer: ReadCertificate | undefined,
  trust: Trust,
  stampedAt: Temporal.Instant,
  existsAt: Temporal.Instant,
): boolean {
  if (!issuer) return false;
  const { status, revokedAt, revokedFor } = revocationOf(certificate, issuer, trust, existsAt);
  if (status !== 'revoked') return false;
  if (revokedAt && Temporal.Instant.compare(revokedAt, existsAt) > 0) return false;
  const isBefore = !revokedAt || Temporal.Instant.compare(revokedAt, stampedAt) <= 0;
  return isBefore || !orderly.has(revokedFor);
}

function readInfo(content: Uint8Array | undefined): TimestampInfo | undefined {
  try {
    return content && readTimestampInfo(content);
  } catch {
    return undefined;
  }
}
