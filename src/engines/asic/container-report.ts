import {
  againstIntegrity,
  describeCertificate,
  levelOf,
  type PdfSignatureReport,
  type SignatureFinding,
  type SignatureReason,
  subjectPart,
  type Trust,
  type VerifyOptions,
  withAge,
} from '#engines/pdf-signature/index.ts';

/** Reasons that say the files are not those that were signed. */
const againstFiles: ReadonlySet<SignatureReason> = new Set([
  'digest-mismatch',
  'file-missing',
  'file-not-signed',
] satisfies SignatureReason[]);

interface Told {
  /** The file in which it lies. */
  readonly place: string;
  readonly kind: PdfSignatureReport['kind'];
  /** A moment by which a timestamp over the container proves that it existed. */
  readonly coveredAt?: Temporal.Instant | undefined;
}

/** A finding in the words of a PDF's report. `trust` is what it was judged by, with what it brought itself. */
export function reportOf(
  { place, kind, coveredAt }: Told,
  finding: SignatureFinding,
  trust: Trust,
  { at, needsRevocation }: VerifyOptions,
): PdfSignatureReport {
  const { certificate, standing, revocation, statedAt, isChainTrusted } = finding;
  const isUnknown = needsRevocation && isChainTrusted && revocation.status === 'unknown';
  const reasons = [...finding.reasons, ...(isUnknown ? (['revocation-unknown'] as const) : [])];
  const isValid = reasons.length === 0;
  const isChanged = reasons.some((reason) => againstFiles.has(reason));
  const timestampedAt = kind === 'timestamp' ? finding.provenAt : finding.timestampedAt;
  return {
    field: place,
    kind,
    isValid,
    reasons,
    signerName: certificate && subjectPart(certificate, 'CN'),
    organization: certificate && subjectPart(certificate, 'O'),
    signedAt: timestampedAt ?? statedAt,
    isTimeProven: timestampedAt !== undefined,
    provenAt: finding.provenAt,
    isIntact: !reasons.some((reason) => againstIntegrity.has(reason)),
    isChainTrusted,
    coversWholeDocument: !isChanged,
    laterChanges: isChanged ? 'content' : 'none',
    standing,
    revocation: withAge(revocation, at),
    level: isValid && kind === 'signature' ? levelOf(finding, trust, coveredAt) : undefined,
    certificate: certificate && describeCertificate(certificate),
  };
}
