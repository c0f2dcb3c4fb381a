import type { Trust } from './certificate-path.ts';
import { storedValidationData } from './document-security-store.ts';
import type { PdfFile } from './pdf-file.ts';

/** What is trusted anyway, and what the document brings to prove its signatures. */
export function trustIn(file: PdfFile, given: Trust): Trust {
  const { certificates, evidence } = storedValidationData(file);
  return {
    ...given,
    issuers: [...given.issuers, ...certificates],
    evidence: [...given.evidence, ...evidence],
  };
}
