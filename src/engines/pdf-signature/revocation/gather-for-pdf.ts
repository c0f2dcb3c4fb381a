import { readPdf } from '../pdf-file.ts';
import { trustIn } from '../trust-in.ts';
import { readTrust } from '../trust-options.ts';
import { judgePdfSignatures, type VerifyOptions } from '../verify-pdf-signatures.ts';
import {
  type GatheredRevocation,
  gatherForPaths,
  type MissingRevocation,
  type RevocationFetcher,
} from './gather-revocation.ts';
import type { RevocationEvidence } from './revocation-evidence.ts';

/**
 * Asks whether the certificates behind a document's signatures were revoked, where neither the document nor the options
 * say so. Give the answer to `verifyPdfSignatures` as `revocation`, and keep it to be offered again as `cached`.
 *
 * @example
 * const { evidence } = await gatherRevocation(pdf, { trustedRoots, at, fetcher });
 * const reports = verifyPdfSignatures(pdf, { trustedRoots, at, revocation: evidence });
 */
export async function gatherRevocation(
  pdf: Uint8Array,
  options: VerifyOptions & { readonly fetcher: RevocationFetcher },
): Promise<GatheredRevocation> {
  const trust = trustIn(readPdf(pdf), readTrust(options));
  const evidence: RevocationEvidence[] = [];
  const missing: MissingRevocation[] = [];
  for (const { finding } of judgePdfSignatures(pdf, options)) {
    if (!finding) continue;
    const hasExpired =
      finding.certificate && Temporal.Instant.compare(options.at, finding.certificate.notAfter) > 0;
    // Nobody answers for what has expired; of the rest a newer answer may say more than the document knows.
    const moment = hasExpired && finding.provenAt ? finding.provenAt : options.at;
    const gathered = await gatherForPaths(finding.paths, trust, moment, options);
    evidence.push(...gathered.evidence);
    missing.push(...gathered.missing);
  }
  return { evidence, missing };
}
