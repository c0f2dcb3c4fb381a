import { type ReadCertificate, readCertificate, subjectPart } from './certificate.ts';
import { distrust } from './certificate-path.ts';
import { type CmsFinding, checkCms } from './cms-signature.ts';
import { type LaterChanges, laterChanges } from './later-changes.ts';
import { type PdfFile, readPdf } from './pdf-file.ts';
import { isKind, type PdfDict, textOf } from './pdf-value.ts';
import { type SignatureField, signatureFields, signedRange } from './signature-fields.ts';
import type { SignatureReason } from './signature-reasons.ts';
import { checkTimestamp } from './timestamp.ts';

export interface VerifyOptions {
  /** DER certificates of the authorities that are trusted, for signers and for timestamps. */
  readonly trustedRoots: readonly Uint8Array[];
  /** The moment for which the question is asked; a trusted timestamp takes its place. */
  readonly at: Temporal.Instant;
}

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
  readonly statedReason?: string | undefined;
  readonly statedLocation?: string | undefined;
  /** The signed bytes are the bytes that were signed. */
  readonly isIntact: boolean;
  readonly isChainTrusted: boolean;
  readonly coversWholeDocument: boolean;
  readonly laterChanges: LaterChanges;
  readonly certificate?: {
    readonly subject: string;
    readonly issuer: string;
    readonly serialNumber: string;
    readonly notBefore: Temporal.Instant;
    readonly notAfter: Temporal.Instant;
    readonly der: Uint8Array;
  };
}

/** Reasons that say the bytes are not what was signed, or cannot be known to be. */
const againstIntegrity: ReadonlySet<SignatureReason> = new Set([
  'byte-range-malformed',
  'byte-range-not-around-signature',
  'signature-dictionary-ambiguous',
  'signature-kind-unsupported',
  'cms-malformed',
  'cms-not-detached',
  'cms-several-signers',
  'digest-mismatch',
  'signature-wrong',
  'algorithm-unsupported',
  'signer-certificate-missing',
] satisfies SignatureReason[]);

const changeReasons: Readonly<Record<LaterChanges | 'unreadable', readonly SignatureReason[]>> = {
  none: [],
  additions: [],
  content: ['changed-after-signing'],
  unreadable: ['signed-revision-unreadable'],
};

/** A clock may be a little fast. */
const clockTolerance = { minutes: 5 };

/**
 * Every signature of a PDF: who, when, still whole, changed since, and what speaks against it. An unsigned file
 * gives an empty list. Revocation is not asked here: an engine reaches no network.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function verifyPdfSignatures(pdf: Uint8Array, options: VerifyOptions): readonly PdfSignatureReport[] {
  const file = readPdf(pdf);
  const roots = options.trustedRoots.map((der) => readCertificate(der));
  const reports = signatureFields(file).map((field) => report(file, field, roots, options.at));
  // Who paints over a page with a signature that does not hold has changed the page.
  const someFail = reports.some(({ isIntact }) => !isIntact);
  return reports.map((found) => (someFail && found.laterChanges === 'additions' ? against(found) : found));
}

function against(found: PdfSignatureReport): PdfSignatureReport {
  return {
    ...found,
    laterChanges: 'content',
    isValid: false,
    reasons: [...found.reasons, 'changed-after-signing'],
  };
}

function report(
  file: PdfFile,
  { name, value }: SignatureField,
  roots: readonly ReadCertificate[],
  at: Temporal.Instant,
): PdfSignatureReport {
  const subFilter = value.entries.get('SubFilter');
  const kindName = isKind(subFilter, 'name') ? subFilter.name : '';
  const kind = kindName === 'ETSI.RFC3161' ? 'timestamp' : 'signature';
  const statedAt = parsePdfDate(textOf(file.resolve(value.entries.get('M'))));
  const stated = {
    field: name,
    kind,
    statedReason: text(file, value, 'Reason'),
    statedLocation: text(file, value, 'Location'),
  } as const;
  const range = signedRange(file, value);
  if (typeof range === 'string') return unreadable(stated, range);

  const later = changesSince(file, range.end);
  const finding =
    kind === 'timestamp'
      ? stamped(range.contents, range.signedBytes, roots)
      : signed(range.contents, range.signedBytes, kindName, roots, at, statedAt);
  const reasons = [...finding.reasons, ...changeReasons[later]];
  const { certificate } = finding;
  return {
    ...stated,
    isValid: reasons.length === 0,
    reasons,
    signerName: certificate && subjectPart(certificate, 'CN'),
    organization: certificate && subjectPart(certificate, 'O'),
    signedAt: finding.provenAt ?? statedAt,
    isTimeProven: finding.provenAt !== undefined,
    isIntact: !reasons.some((reason) => againstIntegrity.has(reason)),
    isChainTrusted: finding.isChainTrusted,
    coversWholeDocument: later === 'none',
    laterChanges: later === 'unreadable' ? 'content' : later,
    ...(certificate ? { certificate: described(certificate) } : {}),
  };
}

interface Finding {
  readonly reasons: readonly SignatureReason[];
  readonly certificate?: ReadCertificate | undefined;
  readonly provenAt?: Temporal.Instant | undefined;
  readonly isChainTrusted: boolean;
}

function signed(
  contents: Uint8Array,
  bytes: Uint8Array,
  kindName: string,
  roots: readonly ReadCertificate[],
  at: Temporal.Instant,
  statedAt: Temporal.Instant | undefined,
): Finding {
  const isCades = kindName === 'ETSI.CAdES.detached';
  if (!isCades && kindName !== 'adbe.pkcs7.detached') {
    return { reasons: ['signature-kind-unsupported'], isChainTrusted: false };
  }
  const cms = checkCms(contents, bytes, isCades);
  const stamp =
    cms.timestampToken && cms.signatureValue && checkTimestamp(cms.timestampToken, cms.signatureValue, roots);
  const provenAt = stamp && stamp.reasons.length === 0 ? stamp.at : undefined;
  const trust = trustIn(cms, roots, provenAt ?? at);
  const isPlausible = provenAt !== undefined || isPlausibleTime(statedAt, cms.certificate, at);
  return {
    reasons: [
      ...cms.reasons,
      ...trust,
      ...(cms.certificate?.maySign === false ? (['certificate-not-for-signing'] as const) : []),
      ...(isPlausible ? [] : (['signing-time-implausible'] as const)),
      ...(stamp?.reasons ?? []),
    ],
    certificate: cms.certificate,
    provenAt,
    isChainTrusted: cms.certificate !== undefined && trust.length === 0,
  };
}

/** A document timestamp (EN 319 142-1, 5.4.3): the token itself is the signature. */
function stamped(contents: Uint8Array, bytes: Uint8Array, roots: readonly ReadCertificate[]): Finding {
  const { reasons, at, token } = checkTimestamp(contents, bytes, roots);
  const isChainTrusted = reasons.length === 0;
  return {
    reasons: [...token.reasons, ...reasons],
    certificate: token.certificate,
    provenAt: isChainTrusted ? at : undefined,
    isChainTrusted,
  };
}

const trustIn = (
  cms: CmsFinding,
  roots: readonly ReadCertificate[],
  at: Temporal.Instant,
): SignatureReason[] => (cms.certificate ? distrust(cms.certificate, cms.enclosed, roots, at) : []);

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

function changesSince(file: PdfFile, end: number): LaterChanges | 'unreadable' {
  try {
    return laterChanges(readPdf(file.bytes.subarray(0, end)), file);
  } catch {
    return 'unreadable';
  }
}

function unreadable(
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
  };
}

function described({ x509, notBefore, notAfter }: ReadCertificate) {
  const { subject, issuer, serialNumber } = x509;
  return { subject, issuer, serialNumber, notBefore, notAfter, der: new Uint8Array(x509.raw) };
}

const text = (file: PdfFile, value: PdfDict, key: string) => textOf(file.resolve(value.entries.get(key)));

/** "D:20260902081500+07'00'"; parts after the year may be missing, and without a zone UTC is meant. */
function parsePdfDate(date: string | undefined): Temporal.Instant | undefined {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(date ?? '');
  if (!found) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    zone = '+00',
    rest = '00',
  ] = found;
  try {
    return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${rest}`);
  } catch {
    return undefined;
  }
}
