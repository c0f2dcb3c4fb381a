import type { ReadCertificate } from './certificate.ts';
import type { CertificateStanding, PathRevocation } from './certificate-standing.ts';
import type { CopyReport } from './copy-claim.ts';
import type { SignatureReason } from './signature-reasons.ts';

export interface PdfSignatureReport {
  readonly field: string;
  readonly kind: 'signature' | 'timestamp';
  /** Nothing speaks against it: `reasons` is empty. */
  readonly isValid: boolean;
  readonly reasons: readonly SignatureReason[];
  readonly signerName?: string | undefined;
  readonly organization?: string | undefined;
  readonly signedAt?: Temporal.Instant | undefined;
  /** Whether an authority vouches for the time, or only the signer states it. */
  readonly isTimeProven: boolean;
  /** The earliest moment by which it is proven to have existed, by its own timestamp or one over the document. */
  readonly provenAt?: Temporal.Instant | undefined;
  readonly statedReason?: string | undefined;
  readonly statedLocation?: string | undefined;
  /** The signed bytes are the bytes that were signed. */
  readonly isIntact: boolean;
  readonly isChainTrusted: boolean;
  readonly coversWholeDocument: boolean;
  /** `filling` and `notes` only where the author permits them. */
  readonly laterChanges: ToldChanges;
  /** Where the signer's certificate stands at the moment asked. */
  readonly standing: CertificateStanding;
  /** What is known of revocations along its chain: by whom, from where, and how old. */
  readonly revocation: RevocationReport;
  /** The baseline level reached (EN 319 142-1, 6.1), for a PAdES signature that holds. */
  readonly level?: PadesLevel | undefined;
  readonly certificate?: DescribedCertificate | undefined;
  /** The original, where the signature certifies a copy of it. */
  readonly copyOf?: CopyReport | undefined;
}

/** `additions`: signatures and what proves them; `filling`: its form was filled in; `notes`: notes were added. */
export type ToldChanges = 'none' | 'additions' | 'filling' | 'notes' | 'content';

/** B-B: signed; B-T: with a proven time; B-LT: with all evidence enclosed; B-LTA: and under a document timestamp. */
export type PadesLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

export interface RevocationReport extends PathRevocation {
  /** From the statement to the moment asked; zero when the authority's clock is ahead of ours. */
  readonly age?: Temporal.Duration | undefined;
}

/** What is known of a path's revocation, told with its age at a moment. */
export function withAge(revocation: PathRevocation, at: Temporal.Instant): RevocationReport {
  const { statedAt } = revocation;
  if (!statedAt) return revocation;
  const isAhead = Temporal.Instant.compare(statedAt, at) > 0;
  return { ...revocation, age: isAhead ? new Temporal.Duration() : statedAt.until(at) };
}

export interface DescribedCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
  readonly der: Uint8Array;
}

/** Reasons that say the bytes are not what was signed, or cannot be known to be. */
export const againstIntegrity: ReadonlySet<SignatureReason> = new Set([
  'byte-range-malformed',
  'byte-range-not-around-signature',
  'signature-dictionary-ambiguous',
  'signature-kind-unsupported',
  'cms-malformed',
  'cms-oversized',
  'cms-not-detached',
  'cms-several-signers',
  'digest-mismatch',
  'signature-wrong',
  'algorithm-unsupported',
  'signer-certificate-missing',
  'file-missing',
  'xml-malformed',
  'xml-reference-ambiguous',
  'transform-refused',
] satisfies SignatureReason[]);

/** The report of a signature whose bytes cannot even be told. */
export function unreadable(
  stated: Pick<PdfSignatureReport, 'field' | 'kind' | 'statedReason' | 'statedLocation'>,
  reason: SignatureReason,
): PdfSignatureReport {
  return {
    ...stated,
    isValid: false,
    reasons: [reason],
    isTimeProven: false,
    isIntact: false,
    isChainTrusted: false,
    coversWholeDocument: false,
    laterChanges: 'content',
    standing: 'untrusted',
    revocation: { status: 'unknown', why: 'no-evidence' },
  };
}

export function describeCertificate({ x509, notBefore, notAfter }: ReadCertificate): DescribedCertificate {
  const { subject, issuer, serialNumber } = x509;
  return { subject, issuer, serialNumber, notBefore, notAfter, der: new Uint8Array(x509.raw) };
}
