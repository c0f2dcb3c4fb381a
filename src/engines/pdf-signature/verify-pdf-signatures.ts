import { readCertificate, subjectPart } from './certificate.ts';
import type { Trust } from './certificate-path.ts';
import { storedCertificates } from './document-security-store.ts';
import { type LaterChanges, laterChanges } from './later-changes.ts';
import { parsePdfDate } from './pdf-date.ts';
import { type PdfFile, readPdf } from './pdf-file.ts';
import { isName, type PdfDict, textOf } from './pdf-value.ts';
import { type SignatureField, signatureFields, signedRange } from './signature-fields.ts';
import { judgeDocumentTimestamp, judgeSignature } from './signature-finding.ts';
import type { SignatureReason } from './signature-reasons.ts';
import {
  againstIntegrity,
  describeCertificate,
  type PdfSignatureReport,
  unreadable,
} from './signature-report.ts';

export interface VerifyOptions {
  /** DER certificates of the authorities that are trusted, for signers and for timestamps. */
  readonly trustedRoots: readonly Uint8Array[];
  /** DER certificates of authorities below those, for documents that do not enclose them. */
  readonly knownIssuers?: readonly Uint8Array[];
  /** The moment for which the question is asked; a trusted timestamp takes its place. */
  readonly at: Temporal.Instant;
}

const changeReasons: Readonly<Record<LaterChanges | 'unreadable', readonly SignatureReason[]>> = {
  none: [],
  additions: [],
  content: ['changed-after-signing'],
  unreadable: ['signed-revision-unreadable'],
};

/**
 * Every signature of a PDF: who, when, still whole, changed since, and what speaks against it. An unsigned file
 * gives an empty list. Revocation is not asked here: an engine reaches no network.
 *
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export function verifyPdfSignatures(pdf: Uint8Array, options: VerifyOptions): readonly PdfSignatureReport[] {
  const file = readPdf(pdf);
  const trust: Trust = {
    roots: options.trustedRoots.map((der) => readCertificate(der)),
    issuers: [
      ...(options.knownIssuers ?? []).map((der) => readCertificate(der)),
      ...storedCertificates(file),
    ],
  };
  const judged = signatureFields(file).map((field) => judge(file, field, trust, options.at));
  return judged.map(({ report, end }) => {
    const isPaintedOver = judged.some((other) => other.end > end && maySpoil(other));
    return isPaintedOver && report.laterChanges === 'additions' ? spoiled(report) : report;
  });
}

interface Judged {
  readonly report: PdfSignatureReport;
  readonly isVisible: boolean;
  /** Where the revision ends that it signs; the whole file when that cannot be told. */
  readonly end: number;
}

/** A later signature may paint over the page: one that does not hold, or a visible one by nobody we trust, has changed it. */
const maySpoil = ({ report, isVisible }: Judged) => !report.isIntact || (isVisible && !report.isValid);

function spoiled(report: PdfSignatureReport): PdfSignatureReport {
  const reasons = [...report.reasons, 'changed-after-signing'] as const;
  return { ...report, laterChanges: 'content', isValid: false, reasons };
}

function judge(file: PdfFile, field: SignatureField, trust: Trust, at: Temporal.Instant): Judged {
  const { value, isVisible } = field;
  const isTimestamp = isName(value.entries.get('SubFilter'), 'ETSI.RFC3161');
  const stated = {
    field: field.name,
    kind: isTimestamp ? 'timestamp' : 'signature',
    statedReason: text(file, value, 'Reason'),
    statedLocation: text(file, value, 'Location'),
  } as const;
  const range = signedRange(file, value);
  if (typeof range === 'string')
    return { report: unreadable(stated, range), isVisible, end: file.bytes.length };

  const later = changesSince(file, range.end);
  const statedAt = parsePdfDate(text(file, value, 'M'));
  const finding = isTimestamp
    ? judgeDocumentTimestamp(range, trust)
    : judgeSignature(range, value.entries.get('SubFilter'), trust, at, statedAt);
  const reasons = [...finding.reasons, ...changeReasons[later]];
  const { certificate } = finding;
  const report: PdfSignatureReport = {
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
    certificate: certificate && describeCertificate(certificate),
  };
  return { report, isVisible, end: range.end };
}

function changesSince(file: PdfFile, end: number): LaterChanges | 'unreadable' {
  try {
    return laterChanges(readPdf(file.bytes.subarray(0, end)), file);
  } catch {
    return 'unreadable';
  }
}

const text = (file: PdfFile, value: PdfDict, key: string) => textOf(file.resolve(value.entries.get(key)));
