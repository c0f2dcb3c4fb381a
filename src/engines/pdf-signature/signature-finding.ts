import type { ReadCertificate } from './certificate.ts';
import { distrust, type Trust } from './certificate-path.ts';
import { type CmsFinding, checkCms } from './cms-signature.ts';
import { isName, type PdfValue } from './pdf-value.ts';
import type { SignedRange } from './signature-fields.ts';
import type { SignatureReason } from './signature-reasons.ts';
import { checkTimestamp } from './timestamp.ts';

/** A clock may be a little fast. */
const clockTolerance = { minutes: 5 };

export interface SignatureFinding {
  readonly reasons: readonly SignatureReason[];
  readonly certificate?: ReadCertificate | undefined;
  readonly provenAt?: Temporal.Instant | undefined;
  readonly isChainTrusted: boolean;
}

/** Judges a CAdES or plain CMS signature over bytes of a PDF. */
export function judgeSignature(
  { contents, signedBytes }: SignedRange,
  subFilter: PdfValue | undefined,
  trust: Trust,
  at: Temporal.Instant,
  statedAt: Temporal.Instant | undefined,
): SignatureFinding {
  const isCades = isName(subFilter, 'ETSI.CAdES.detached');
  if (!isCades && !isName(subFilter, 'adbe.pkcs7.detached')) {
    return { reasons: ['signature-kind-unsupported'], isChainTrusted: false };
  }
  const cms = checkCms(contents, signedBytes, isCades);
  const stamp =
    cms.timestampToken && cms.signatureValue && checkTimestamp(cms.timestampToken, cms.signatureValue, trust);
  const provenAt = stamp && stamp.reasons.length === 0 ? stamp.at : undefined;
  const distrusted = distrustOf(cms, trust, provenAt ?? at);
  const isPlausible = provenAt !== undefined || isPlausibleTime(statedAt, cms.certificate, at);
  return {
    reasons: [
      ...cms.reasons,
      ...distrusted,
      ...(cms.certificate?.maySign === false ? (['certificate-not-for-signing'] as const) : []),
      ...(isPlausible ? [] : (['signing-time-implausible'] as const)),
      ...(stamp?.reasons ?? []),
    ],
    certificate: cms.certificate,
    provenAt,
    isChainTrusted: cms.certificate !== undefined && distrusted.length === 0,
  };
}

/** A document timestamp (EN 319 142-1, 5.4.3): the token itself is the signature. */
export function judgeDocumentTimestamp(range: SignedRange, trust: Trust): SignatureFinding {
  const { reasons, at, token } = checkTimestamp(range.contents, range.signedBytes, trust);
  const isChainTrusted = reasons.length === 0;
  return {
    reasons: [...token.reasons, ...reasons],
    certificate: token.certificate,
    provenAt: isChainTrusted ? at : undefined,
    isChainTrusted,
  };
}

const distrustOf = (cms: CmsFinding, trust: Trust, at: Temporal.Instant): SignatureReason[] =>
  cms.certificate ? distrust(cms.certificate, cms.enclosed, trust, at) : [];

function isPlausibleTime(
  stated: Temporal.Instant | undefined,
  certificate: ReadCertificate | undefined,
  at: Temporal.Instant,
): boolean {
  if (!stated || !certificate) return true;
  return (
    Temporal.Instant.compare(stated, at.add(clockTolerance)) <= 0 &&
    Temporal.Instant.compare(stated, certificate.notBefore) >= 0 &&
    Temporal.Instant.compare(stated, certificate.notAfter) <= 0
  );
}
