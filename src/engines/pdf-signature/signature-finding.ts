import { createHash } from 'node:crypto';
import type { ReadCertificate } from './certificate.ts';
import type { Trust } from './certificate-path.ts';
import {
  type CertificateStanding,
  type PathRevocation,
  revocationsOf,
  standingOf,
} from './certificate-standing.ts';
import { type CmsFinding, checkCms } from './cms-signature.ts';
import { isKind, type PdfValue } from './pdf-value.ts';
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
  readonly standing: CertificateStanding;
  readonly revocation: PathRevocation;
  /** Chains of the signer and of the timestamp in the signature: what B-LT must have evidence for. */
  readonly paths: readonly (readonly ReadCertificate[])[];
  readonly timestampedAt?: Temporal.Instant | undefined;
  /** What the signer states, beside the signature or within. */
  readonly statedAt?: Temporal.Instant | undefined;
}

/** The moments that bear on a signature. */
export interface FindingTimes {
  /** The moment for which the question is asked. */
  readonly at: Temporal.Instant;
  /** A moment by which a document timestamp proves that the signature existed. */
  readonly coveredAt?: Temporal.Instant | undefined;
  readonly statedAt?: Temporal.Instant | undefined;
}

const untrusted = {
  isChainTrusted: false,
  standing: 'untrusted',
  revocation: { status: 'unknown', why: 'no-evidence' },
  paths: [],
} as const;

/** Judges a CAdES or plain CMS signature over bytes of a PDF. */
export function judgeSignature(
  { contents, signedBytes }: SignedRange,
  subFilter: PdfValue | undefined,
  given: Trust,
  { at, coveredAt, statedAt: statedBeside }: FindingTimes,
): SignatureFinding {
  const cms = checkKind(isKind(subFilter, 'name') ? subFilter.name : '', contents, signedBytes);
  if (!cms) return { ...untrusted, reasons: ['signature-kind-unsupported'] };
  return judgeChecked(cms, given, { at, coveredAt, statedAt: statedBeside });
}

/** What is trusted anyway, with what a signature brings to prove itself. */
export const trustWith = ({ enclosed, evidence = [] }: CmsFinding, given: Trust): Trust => ({
  ...given,
  issuers: [...given.issuers, ...enclosed],
  evidence: [...given.evidence, ...evidence],
});

/** Judges a signature of which only the cryptography has been checked: its certificate, timestamp and times. */
export function judgeChecked(
  cms: CmsFinding,
  given: Trust,
  { at, coveredAt, statedAt: statedBeside }: FindingTimes,
): SignatureFinding {
  const statedAt = statedBeside ?? cms.statedAt;
  const trust = trustWith(cms, given);
  const stamp =
    cms.timestampToken &&
    cms.signatureValue &&
    checkTimestamp(cms.timestampToken, cms.signatureValue, trust, coveredAt ?? at);
  const stampedAt = stamp?.reasons.length === 0 ? stamp.at : undefined;
  const provenAt = stampedAt ?? coveredAt;
  const isPlausible = provenAt !== undefined || isPlausibleTime(statedAt, cms.certificate, at);
  const standing =
    cms.certificate && standingOf(cms.certificate, cms.enclosed, trust, { at, provenAt, statedAt });
  // A timestamp that has run out takes nothing from a signature that holds without it.
  const isNeeded = stamp?.reasons[0] !== 'timestamp-expired' || (standing?.reasons.length ?? 0) > 0;
  const reasons: SignatureReason[] = [...cms.reasons, ...(standing?.reasons ?? [])];
  if (cms.certificate?.maySign === false) reasons.push('certificate-not-for-signing');
  if (!isPlausible) reasons.push('signing-time-implausible');
  if (stamp && isNeeded) reasons.push(...stamp.reasons);
  return {
    ...untrusted,
    ...(standing && { standing: standing.standing, revocation: standing.revocation }),
    reasons,
    certificate: cms.certificate,
    provenAt,
    timestampedAt: stampedAt,
    statedAt,
    isChainTrusted: standing !== undefined && standing.reasons.length === 0,
    paths: [standing?.path ?? [], stamp ? stamp.path : []].filter((path) => path.length > 0),
  };
}

/**
 * ETSI.CAdES.detached binds the certificate; adbe.pkcs7.detached need not; adbe.pkcs7.sha1 signs a SHA-1 digest that it
 * carries (ISO 32000-1, 12.8.3.3.1), so whoever finds a second file of that digest has it signed.
 */
function checkKind(kind: string, contents: Uint8Array, signedBytes: Uint8Array): CmsFinding | undefined {
  if (kind === 'ETSI.CAdES.detached') return checkCms(contents, signedBytes, true);
  if (kind === 'adbe.pkcs7.detached') return checkCms(contents, signedBytes, false);
  if (kind !== 'adbe.pkcs7.sha1') return undefined;
  const cms = checkCms(contents, undefined, false);
  const digest = createHash('sha1').update(signedBytes).digest();
  const isSame = cms.content !== undefined && digest.equals(cms.content);
  const reasons = cms.reasons.filter((reason) => reason !== 'digest-weak');
  return { ...cms, reasons: [...reasons, 'digest-weak', ...(isSame ? [] : (['digest-mismatch'] as const))] };
}

/** A document timestamp (EN 319 142-1, 5.4.3): the token itself is the signature. */
export function judgeDocumentTimestamp(
  range: SignedRange,
  trust: Trust,
  { at, coveredAt }: FindingTimes,
): SignatureFinding {
  const found = checkTimestamp(range.contents, range.signedBytes, trust, coveredAt ?? at);
  const isChainTrusted = found.reasons.length === 0;
  const [revocation] = revocationsOf(found.path, trust, coveredAt ?? at);
  return {
    reasons: [...found.token.reasons, ...found.reasons],
    certificate: found.token.certificate,
    provenAt: isChainTrusted ? found.at : undefined,
    isChainTrusted,
    standing: standingOfTimestamp(found.reasons, found.token.certificate, at),
    revocation: revocation!,
    paths: found.path.length > 0 ? [found.path] : [],
  };
}

function standingOfTimestamp(
  [reason]: readonly SignatureReason[],
  certificate: ReadCertificate | undefined,
  at: Temporal.Instant,
): CertificateStanding {
  if (reason === 'timestamp-expired') return 'expired';
  if (reason === 'timestamp-revoked') return 'revoked-before';
  if (reason !== undefined || !certificate) return 'untrusted';
  return Temporal.Instant.compare(at, certificate.notAfter) > 0 ? 'was-valid' : 'still-valid';
}

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
