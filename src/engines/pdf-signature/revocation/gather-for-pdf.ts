import { readPdf } from '../pdf-file.ts';
import { trustIn } from '../trust-in.ts';
import { readTrust } from '../trust-options.ts';
import { judgePdfSignatures, type VerifyOptions } from '../verify-pdf-signatures.ts';
import { type GatheredRevocation, gatherForFindings, type RevocationFetcher } from './gather-revocation.ts';

/**
 * Asks whether the certificates behind a document's signatures were revoked, where neither the document nor the options
 * say so. Give the answer to `verifyPdfSignatures` as `revocation`, and keep it to be offered again as `cached`.
 *
 * @example
 * const { evidence } = await gatherRevocation(pdf, { trustedRoots, at, fetcher });
 * const reports = verifyPdfSignatures(pdf, { trustedRoots, at, revocation: evidence });
 */
export function gatherRevocation(
  pdf: Uint8Array,
  options: VerifyOptions & { readonly fetcher: RevocationFetcher },
): Promise<GatheredRevocation> {
  const trust = trustIn(readPdf(pdf), readTrust(options));
  const found = judgePdfSignatures(pdf, options).flatMap(({ finding }) => (finding ? [finding] : []));
  return gatherForFindings(found, trust, options);
}
