/** Envelopes of QCVN 102:2016/BTTTT (edXML): read of every dialect, checked, signed, verified, and written in one. */
export { type AgencyCode, agencyKey, readAgencyCode, rootOf } from './agency-code.ts';
export { attach, listAttachments, type OpenedAttachment, openAttachment } from './attachment.ts';
// XML signatures over other things than envelopes: `engines/asic` signs files beside them.
export { type Canonicalization, canonicalize } from './canonicalize.ts';
export { checkEnvelope, type EnvelopeIssue } from './check-envelope.ts';
export { documentId, printedCode } from './document-id.ts';
export {
  isStatusCode,
  nextStatuses,
  readStatusCode,
  type StatusCode,
  type StatusRefusal,
  stageOf,
  statusNames,
  statusRefusal,
} from './document-status.ts';
export { EdxmlRefusal, type EdxmlRefusalCode } from './edxml-refusal.ts';
export * from './envelope.ts';
export type { Extra } from './extra.ts';
export { type EdxmlLimits, usualLimits } from './limits.ts';
export { parseXml } from './parse-xml.ts';
export { type ReadEnvelope, readEnvelope } from './read-envelope.ts';
export type { Finding } from './read-record.ts';
export { type EnvelopeSigner, signEnvelope, xmlValue } from './sign-envelope.ts';
export {
  canonicalizations,
  digestMethods,
  type SignatureMethod,
  signatureMethods,
  signatureUri,
  written as writtenMethods,
} from './signature-methods.ts';
export {
  type EnvelopeSignature,
  isSignedBy,
  type SignatureFault,
  verifyEnvelope,
} from './verify-envelope.ts';
export { writeEnvelope } from './write-envelope.ts';
export { declareNamespaces, writeXml } from './write-xml.ts';
export {
  childElements,
  element,
  textNode,
  textOf,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts';
