import {
  type GatheredRevocation,
  gatherForFindings,
  type PdfSignatureReport,
  type RevocationFetcher,
  type VerifyOptions,
} from '#engines/pdf-signature/index.ts';
import { judgeContainer } from './judge-container.ts';
import { type ContainerLimits, readContainer } from './read-container.ts';

/**
 * Every signature and timestamp of an ASiC container: who, when, whether it covers all files and none is changed, and
 * what speaks against it. A container without signatures gives an empty list. No network is asked: what is known of
 * revocations comes with the signatures or in the options (`gatherContainerRevocation` fetches it).
 *
 * @throws ContainerError when the file is no such container, or cannot be unpacked safely
 */
export const verifyContainer = (
  bytes: Uint8Array,
  options: VerifyOptions,
  limits?: ContainerLimits,
): readonly PdfSignatureReport[] =>
  judgeContainer(readContainer(bytes, limits), options).map(({ report }) => report);

/**
 * Asks whether the certificates behind a container's signatures were revoked, as `gatherRevocation` does for a PDF.
 *
 * @throws ContainerError
 */
export async function gatherContainerRevocation(
  bytes: Uint8Array,
  options: VerifyOptions & { readonly fetcher: RevocationFetcher },
): Promise<GatheredRevocation> {
  const evidence: GatheredRevocation['evidence'][number][] = [];
  const missing: GatheredRevocation['missing'][number][] = [];
  for (const { finding, trust } of judgeContainer(readContainer(bytes), options)) {
    const gathered = await gatherForFindings([finding], trust, options);
    evidence.push(...gathered.evidence);
    missing.push(...gathered.missing);
  }
  return { evidence, missing };
}
