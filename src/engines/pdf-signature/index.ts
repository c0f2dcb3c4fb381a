/**
 * PAdES signatures (ETSI EN 319 142-1): sign a PDF, and judge the signatures of any.
 */
export { cadesSize, type TimestampSource } from './cades.ts';
export {
  type CertificateRequest,
  createDemoAuthority,
  type DemoAuthority,
  type Issued,
} from './demo-authority.ts';
export type { LaterChanges } from './later-changes.ts';
export { PdfError, type PdfErrorCode } from './pdf-error.ts';
export { type OpenedPkcs12, openPkcs12, pkcs12Signer } from './pkcs12-signer.ts';
export { type SignPdfOptions, signPdf } from './sign-pdf.ts';
export { reasonTexts, type SignatureReason } from './signature-reasons.ts';
export type { PdfSignatureReport } from './signature-report.ts';
export { keySigner, pemSigner, type SignatureAlgorithm, type Signer } from './signer.ts';
export { SignerError, type SignerErrorCode } from './signer-error.ts';
export { type VerifyOptions, verifyPdfSignatures } from './verify-pdf-signatures.ts';
