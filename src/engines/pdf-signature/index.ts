/**
 * PAdES signatures (ETSI EN 319 142-1): sign a PDF, and judge the signatures of any.
 */
export {
  cadesSize,
  digestOf,
  type HopefulTimestampSource,
  signCades,
  type TimestampSource,
} from './cades.ts';
export { type ReadCertificate, readCertificate, subjectPart } from './certificate.ts';
export type { Trust } from './certificate-path.ts';
export type { CertificateStanding } from './certificate-standing.ts';
export { type CmsFinding, checkCms } from './cms-signature.ts';
export { type CopyClaim, type CopyForm, type CopyReport, copyForms } from './copy-claim.ts';
export {
  type CertificateRequest,
  createDemoAuthority,
  type DemoAuthority,
  type Issued,
} from './demo-authority.ts';
export { encloseInCms } from './enclose-in-cms.ts';
export { addValidationData } from './long-term/add-validation-data.ts';
export { type AlgorithmLifetimes, usualLifetimes } from './long-term/algorithm-lifetimes.ts';
export {
  completeEvidence,
  type LongTermOptions,
  type Proof,
  proofOf,
} from './long-term/complete-evidence.ts';
export { addDocumentTimestamp, type DocumentTimestampOptions } from './long-term/document-timestamp.ts';
export { LongTermError, type LongTermErrorCode } from './long-term/long-term-error.ts';
export { restamp } from './long-term/restamp.ts';
export {
  type RestampDue,
  type RestampOptions,
  type RestampReason,
  restampDue,
} from './long-term/restamp-due.ts';
export { freeRoom, isFreePlace, type WantedRoom } from './marks/free-room.ts';
export {
  firstPageCorner,
  millimetres,
  type SealedRoom,
  type SignatureAndSeal,
  signatureAndSealPlaces,
} from './marks/mark-places.ts';
export { type MarkContent, markLetter, timeOfMark } from './marks/mark-source.ts';
export { firstPageSize, stampFirstPage } from './marks/stamp-page.ts';
export { levelOf } from './pades-level.ts';
export { PdfError, type PdfErrorCode } from './pdf-error.ts';
export { type OpenedPkcs12, openPkcs12, pkcs12Signer } from './pkcs12-signer.ts';
export { gatherRevocation } from './revocation/gather-for-pdf.ts';
export {
  type GatheredRevocation,
  gatherForFindings,
  type MissingRevocation,
  type RevocationFetcher,
} from './revocation/gather-revocation.ts';
export {
  type EvidenceSource,
  type ReadEvidence,
  type RevocationEvidence,
  readEmbedded,
} from './revocation/revocation-evidence.ts';
export { type SignPdfOptions, signPdf } from './sign-pdf.ts';
export {
  judgeChecked,
  judgeDocumentTimestamp,
  type SignatureFinding,
  trustWith,
} from './signature-finding.ts';
export { reasonTexts, type SignatureReason } from './signature-reasons.ts';
export {
  againstIntegrity,
  describeCertificate,
  type PadesLevel,
  type PdfSignatureReport,
  type RevocationReport,
  type ToldChanges,
  withAge,
} from './signature-report.ts';
export type { MarkPlace } from './signature-widget.ts';
export {
  keySigner,
  pemSigner,
  type SignatureAlgorithm,
  type Signer,
  signatureAlgorithmOf,
} from './signer.ts';
export { SignerError, type SignerErrorCode } from './signer-error.ts';
export {
  type TimestampAuthoritiesOptions,
  type TimestampAuthority,
  timestampsFrom,
} from './timestamps/timestamp-authorities.ts';
export {
  type TimestampAttempt,
  TimestampError,
  type TimestampErrorCode,
} from './timestamps/timestamp-error.ts';
export { readTrust, type TrustedRoot, type TrustOptions } from './trust-options.ts';
export { type VerifyOptions, verifyPdfSignatures } from './verify-pdf-signatures.ts';
