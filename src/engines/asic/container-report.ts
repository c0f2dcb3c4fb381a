import {
  againstIntegrity,
  type CmsFinding,
  describeCertificate,
  judgeChecked,
  levelOf,
  type PdfSignatureReport,
  type readTrust,
  type SignatureReason,
  subjectPart,
  type VerifyOptions,
} from '#engines/pdf-signature/index.ts';

/** Reasons that say the files are not those that were signed. */
const againstFiles: ReadonlySet<SignatureReason> = new Set([
  'digest-mismatch',
  'file-missing',
  'file-not-signed',
] satisfies SignatureReason[]);

/** Judges a checked signature by the same trust and in the same words as one of a PDF. */
export function reportOf(
  place: string,
  checked: CmsFinding,
  trust: ReturnType<typeof readTrust>,
  { at, needsRevocation }: VerifyOptions,
): PdfSignatureReport {
  const finding = judgeChecked(checked, trust, { at });
  const { certificate, standing, revocation, timestampedAt, statedAt, isChainTrusted } = finding;
  const isUnknown = needsRevocation && isChainTrusted && revocation.status === 'unknown';
  const reasons = [...finding.reasons, ...(isUnknown ? (['revocation-unknown'] as const) : [])];
  const isValid = reasons.length === 0;
  const isChanged = reasons.some((reason) => againstFiles.has(reason));
  return {
    field: place,
    kind: 'signature',
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
    revocation: { ...revocation, age: revocation.statedAt?.until(at) },
    level: isValid ? levelOf(finding, trust, undefined) : undefined,
    certificate: certificate && describeCertificate(certificate),
  };
}
