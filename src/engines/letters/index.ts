/**
 * Letters: Typst templates and data in, PDF/A-2b out.
 * The library templates import stands in `library/`; the templates themselves live in packs.
 */
export { amountInWords } from './amount-in-words.ts';
export { type Comparison, compareTemplates } from './comparison/compare-templates.ts';
export { copyData, type DocumentCopy } from './document/copy-data.ts';
export {
  type AdministrativeDocument,
  type Appendix,
  type DocumentSigner,
  documentData,
} from './document/document-data.ts';
export { documentNumber, type Issuer } from './document/document-number.ts';
export {
  type CopyType,
  type DocumentType,
  type DocumentTypes,
  readDocumentTypes,
} from './document/document-type.ts';
export type { Part } from './document/part.ts';
export { type AuthorityLine, misplacedAuthority, type SigningForm } from './document/signing-authority.ts';
export { checkPdfLayout, type LayoutReport } from './layout/check-layout.ts';
export { findHeadPlaces } from './layout/find-head-places.ts';
export type { FindingCode, LayoutFinding } from './layout/finding.ts';
export type { HeadBlank, HeadPlaces } from './layout/head-places.ts';
export { inForceOn, type LayoutRules, readLayoutRules } from './layout/layout-rules.ts';
export { LayoutUnreadable, type LayoutUnreadableCode, unreadableTexts } from './layout/layout-unreadable.ts';
export { LetterError, type LetterErrorCode } from './letter-error.ts';
export type { SignaturePlace } from './letter-job.ts';
export {
  createLetterPress,
  type LetterPress,
  type LetterPressOptions,
  type PrintedLetter,
  type PrintOptions,
  type Template,
} from './letter-press.ts';
export { qrSvg } from './qr-code.ts';
