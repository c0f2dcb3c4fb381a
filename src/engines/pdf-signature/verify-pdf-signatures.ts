import { subjectPart } from './certificate.ts';
import type { Trust } from './certificate-path.ts';
import { lockOf, permissionsOf } from './certification.ts';
import { readCopyClaim } from './copy-claim.ts';
import { type LaterChanges, laterChanges } from './later-changes.ts';
import { levelOf } from './pades-level.ts';
import { parsePdfDate } from './pdf-date.ts';
import { malformed } from './pdf-error.ts';
import { type PdfFile, readPdf } from './pdf-file.ts';
import { isName, type PdfDict, textOf } from './pdf-value.ts';
import { type SignatureField, type SignedRange, signatureFields, signedRange } from './signature-fields.ts';
import { judgeDocumentTimestamp, judgeSignature, type SignatureFinding } from './signature-finding.ts';
import type { SignatureReason } from './signature-reasons.ts';
import {
  againstIntegrity,
  describeCertificate,
  type PdfSignatureReport,
  unreadable,
  withAge,
} from './signature-report.ts';
import { trustIn } from './trust-in.ts';
import { readTrust, type TrustOptions } from './trust-options.ts';

export interface VerifyOptions extends TrustOptions {
  /** The moment for which the question is asked; a trusted timestamp proves an earlier one. */
  readonly at: Temporal.Instant;
  /** A signature of whose revocation nothing is known is not valid; otherwise that is stated and no more. */
  readonly needsRevocation?: boolean | undefined;
}

/** What speaks against a signature after which the document was changed so, by what its author permits. */
function changeReasons(
  { kind, filled }: LaterChanges,
  { permits, isLocked }: Permitted,
): readonly SignatureReason[] {
  const isFilled = kind === 'filling' || kind === 'refilling';
  if (kind === 'none' || kind === 'additions') return [];
  if (isFilled && (permits === 1 || filled.some(isLocked))) return ['certification-violated'];
  // A form that nobody certified may be completed; what stood in it when it was signed may not be changed.
  if (kind === 'filling' || (kind === 'refilling' && permits !== undefined)) return [];
  if (kind === 'notes' && permits === 3) return [];
  return ['changed-after-signing'];
}

interface Permitted {
  /** By the author's certification of the document, if there is one. */
  readonly permits: number | undefined;
  readonly isLocked: (field: string) => boolean;
}

/**
 * Every signature of a PDF: who, when, still whole, changed since, and what speaks against it. An unsigned file
 * gives an empty list. No network is asked: what is known of revocations comes with the document or in the options
 * (`gatherRevocation` fetches it).
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function verifyPdfSignatures(pdf: Uint8Array, options: VerifyOptions): readonly PdfSignatureReport[] {
  const judged = judgePdfSignatures(pdf, options);
  return judged.map(({ report, end, permits }) => {
    const later = judged.filter((other) => other.end > end);
    if (report.laterChanges !== 'content' && later.some(maySpoil))
      return spoiled(report, 'changed-after-signing');
    const isForbidden = permits === 1 && later.some((other) => other.report.kind === 'signature');
    return isForbidden ? spoiled(report, 'certification-violated') : report;
  });
}

/** A signature with what was found on the way to its report. */
export interface JudgedSignature {
  readonly report: PdfSignatureReport;
  readonly isVisible: boolean;
  /** What it permits afterwards, when it certifies the document. */
  readonly permits?: number | undefined;
  /** Where the revision ends that it signs; the whole file when that cannot be told. */
  readonly end: number;
  readonly finding?: SignatureFinding;
  readonly range?: SignedRange;
}

/** A document timestamp that holds, and what it covers. */
interface Proof {
  readonly end: number;
  readonly at: Temporal.Instant;
}

/** The same, with the chains and ranges behind each report, in the order of the form. */
export function judgePdfSignatures(pdf: Uint8Array, options: VerifyOptions): readonly JudgedSignature[] {
  const file = readPdf(pdf);
  const trust = trustIn(file, readTrust(options));
  const found = signatureFields(file).map((field, order) => ({
    field,
    order,
    range: signedRange(file, field.value),
  }));
  // What is left may be what stood there before it was signed.
  if (found.length === 0 && file.isCutOff) malformed('cut off');
  // Only the first signature certifies a document (12.8.1): a later one cannot loosen what an earlier one relies on.
  const [first] = found
    .filter(({ range }) => typeof range !== 'string')
    .toSorted((a, b) => endOf(a.range) - endOf(b.range));
  const certified = first && permissionsOf(file, first.field.value);
  const isLocked = lockOf(file);
  const proofs: Proof[] = [];
  // From the last revision back: a document timestamp proves that whatever it covers existed by its time.
  const judged = found
    .toSorted((a, b) => endOf(b.range) - endOf(a.range))
    .map(({ field, order, range }) => {
      const coveredAt = earliest(proofs.filter(({ end }) => end > endOf(range)));
      const permits = permissionsOf(file, field.value) ?? certified;
      const one = judge(file, field, range, trust, coveredAt, { permits, isLocked }, options);
      if (one.report.kind === 'timestamp' && one.finding?.provenAt && one.report.isIntact)
        proofs.push({ end: one.end, at: one.finding.provenAt });
      return { order, one };
    });
  return judged.toSorted((a, b) => a.order - b.order).map(({ one }) => one);
}

const endOf = (range: SignedRange | SignatureReason) => (typeof range === 'string' ? 0 : range.end);

const earliest = (proofs: readonly Proof[]): Temporal.Instant | undefined =>
  proofs.map(({ at }) => at).toSorted(Temporal.Instant.compare)[0];

/** A later signature may paint over the page: one that does not hold, or a visible one by nobody we trust, has changed it. */
const maySpoil = ({ report, isVisible }: JudgedSignature) =>
  !report.isIntact || (isVisible && !report.isValid);

function spoiled(report: PdfSignatureReport, reason: SignatureReason): PdfSignatureReport {
  const reasons = [...report.reasons, reason];
  return { ...report, laterChanges: 'content', isValid: false, reasons };
}

function judge(
  file: PdfFile,
  { name, value, isVisible }: SignatureField,
  range: SignedRange | SignatureReason,
  trust: Trust,
  coveredAt: Temporal.Instant | undefined,
  permitted: Permitted,
  { at, needsRevocation }: VerifyOptions,
): JudgedSignature {
  const subFilter = file.resolve(value.entries.get('SubFilter'));
  const isTimestamp = isName(subFilter, 'ETSI.RFC3161');
  const stated = {
    field: name,
    kind: isTimestamp ? 'timestamp' : 'signature',
    statedReason: text(file, value, 'Reason'),
    statedLocation: text(file, value, 'Location'),
  } as const;
  if (typeof range === 'string')
    return { report: unreadable(stated, range), isVisible, end: file.bytes.length };

  const later = changesSince(file, range.end);
  const statedAt = parsePdfDate(text(file, value, 'M'));
  const times = { at, coveredAt, statedAt };
  const finding = isTimestamp
    ? judgeDocumentTimestamp(range, trust, times)
    : judgeSignature(range, subFilter, trust, times);
  const against = later === 'unreadable' ? unreadableThen : changeReasons(later, permitted);
  const reasons = [...finding.reasons, ...against];
  const { certificate, standing, revocation } = finding;
  const timestampedAt = isTimestamp ? finding.provenAt : finding.timestampedAt;
  if (needsRevocation && finding.isChainTrusted && revocation.status === 'unknown') {
    reasons.push('revocation-unknown');
  }
  const claim = readCopyClaim(file, value);
  if (claim?.differs) reasons.push('copy-differs');
  const isValid = reasons.length === 0;
  const report: PdfSignatureReport = {
    ...stated,
    isValid,
    reasons,
    signerName: certificate && subjectPart(certificate, 'CN'),
    organization: certificate && subjectPart(certificate, 'O'),
    signedAt: timestampedAt ?? finding.statedAt ?? statedAt,
    isTimeProven: timestampedAt !== undefined,
    provenAt: finding.provenAt,
    isIntact: !reasons.some((reason) => againstIntegrity.has(reason)),
    isChainTrusted: finding.isChainTrusted,
    coversWholeDocument: later !== 'unreadable' && later.kind === 'none',
    laterChanges: later === 'unreadable' || against.length > 0 ? 'content' : toldAs[later.kind],
    standing,
    revocation: withAge(revocation, at),
    level:
      isValid && isName(subFilter, 'ETSI.CAdES.detached') ? levelOf(finding, trust, coveredAt) : undefined,
    certificate: certificate && describeCertificate(certificate),
    copyOf: claim?.copyOf,
  };
  return { report, isVisible, permits: permissionsOf(file, value), end: range.end, finding, range };
}

const unreadableThen: readonly SignatureReason[] = ['signed-revision-unreadable'];

const toldAs = {
  none: 'none',
  additions: 'additions',
  filling: 'filling',
  refilling: 'filling',
  notes: 'notes',
  content: 'content',
} as const;

function changesSince(file: PdfFile, end: number): LaterChanges | 'unreadable' {
  try {
    return laterChanges(readPdf(file.bytes.subarray(0, end)), file);
  } catch {
    return 'unreadable';
  }
}

const text = (file: PdfFile, value: PdfDict, key: string) => textOf(file.resolve(value.entries.get(key)));
