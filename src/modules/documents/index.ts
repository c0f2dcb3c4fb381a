/** Documents of an agency: received, given out, drafted, signed, numbered, issued. See README.md. */
import './policy.ts';
import './subject-kinds.ts';

export { allocateNumber, documentNotation } from './allocate-number.ts';
export { endorseDocument } from './commands/endorse-document.ts';
export { finishAssignment } from './commands/finish-assignment.ts';
export { forwardAssignment } from './commands/forward-assignment.ts';
export { grantReading } from './commands/grant-reading.ts';
export { loadNumberRules } from './commands/load-number-rules.ts';
export { proposeEndorsement } from './commands/propose-endorsement.ts';
export { type RegisterPaper, registerPaper } from './commands/register-paper.ts';
export { type MailProposal, takeInMail } from './commands/take-in-mail.ts';
export { documentOriginals } from './document-originals.ts';
export type { DocumentSeries } from './document-series.ts';
export { documentEvents } from './events.ts';
export { findSeries } from './find-series.ts';
export { lastReason } from './last-reason.ts';
export { type DocumentFilter, listDocuments } from './list-documents.ts';
export { listReporting, type ReportingDocuments } from './list-reporting.ts';
export { keepMailStatus, listMailReceivers, type MailStatus } from './mailed.ts';
export type { AskedAssignment, Document, DocumentState, Secrecy } from './model.ts';
export { documentMovers } from './move-documents.ts';
export { forgetText, listNamedByOthers } from './naming-files.ts';
export { documentLink, draftingLink } from './paths.ts';
export { findDocument, getDocument, listDocumentsByIds } from './queries.ts';
export { registryOf } from './registry.ts';
export { type DocumentFile, listFiles, listRevisions, type Revision } from './revisions.ts';
export { factWords as documentFacts } from './words.vi.ts';
