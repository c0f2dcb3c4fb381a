import { readCertificate } from './certificate.ts';
import type { Trust, TrustAnchor } from './certificate-path.ts';
import { type RevocationEvidence, readEvidence } from './revocation/revocation-evidence.ts';

/** An authority that is trusted for some time only, whatever its own certificate says. */
export interface TrustedRoot {
  readonly der: Uint8Array;
  readonly trustedFrom?: Temporal.Instant | undefined;
  readonly trustedUntil?: Temporal.Instant | undefined;
}

export interface TrustOptions {
  /** DER certificates of the authorities that are trusted, for signers and for timestamps; with dates where they have some. */
  readonly trustedRoots: readonly (Uint8Array | TrustedRoot)[];
  /** DER certificates of authorities below those, for documents that do not enclose them. */
  readonly knownIssuers?: readonly Uint8Array[] | undefined;
  /** OCSP answers and revocation lists at hand, beside those the document carries. */
  readonly revocation?: readonly RevocationEvidence[] | undefined;
}

/** Throws when a certificate or list that the caller vouches for cannot be read. */
export function readTrust({ trustedRoots, knownIssuers = [], revocation = [] }: TrustOptions): Trust {
  return {
    anchors: trustedRoots.map(anchor),
    issuers: knownIssuers.map((der) => readCertificate(der)),
    evidence: revocation.map(readEvidence),
  };
}

function anchor(root: Uint8Array | TrustedRoot): TrustAnchor {
  if (root instanceof Uint8Array) return { certificate: readCertificate(root) };
  return { certificate: readCertificate(root.der), from: root.trustedFrom, until: root.trustedUntil };
}
