import { readPdf } from '../pdf-file.ts';
import { trustIn } from '../trust-in.ts';
import { readTrust } from '../trust-options.ts';
import { judgePdfSignatures } from '../verify-pdf-signatures.ts';
import { completeEvidence, type LongTermOptions, proofOf } from './complete-evidence.ts';
import { appendValidationData } from './validation-data.ts';

/**
 * Encloses what proves each signature and timestamp of a document: their chains and the answers and lists that say none
 * was revoked (B-LT, EN 319 142-1, 6.1). What the document has already, or `revocation` offers, is not asked again.
 *
 * @throws LongTermError `revocation-unavailable` with who is missing; `chain-unknown` for a signature that is broken or
 *   whose chain leads to no root
 * @throws PdfError `pdf-malformed`, `pdf-encrypted`
 */
export async function addValidationData(pdf: Uint8Array, options: LongTermOptions): Promise<Uint8Array> {
  const file = readPdf(pdf);
  const judged = judgePdfSignatures(pdf, options);
  const signatures = judged.map(({ report, finding }) => ({
    name: report.field,
    reasons: report.reasons,
    finding,
  }));
  const known = trustIn(file, readTrust({ ...options, revocation: [] }));
  const trust = await completeEvidence(signatures, known, options);
  return appendValidationData(
    file,
    judged.map(({ finding, range }) => ({
      contents: range!.contents,
      ...proofOf(finding!.paths, trust, options.at),
    })),
  );
}
