import { ContainerError, looksLikeContainer, verifyContainer } from '#engines/asic/index.ts';
import {
  PdfError,
  type PdfSignatureReport,
  type RevocationEvidence,
  type TrustOptions,
  verifyPdfSignatures,
} from '#engines/pdf-signature/index.ts';
import type { Database } from '#platform/context.ts';
import type { Authorities } from './authorities/authorities.ts';
import { listTrustedRoots } from './queries.ts';

/** What can be said of a file someone brings: its signatures, or why it cannot be read. */
export type Verdict =
  | { readonly kind: 'signed'; readonly isValid: boolean; readonly signatures: readonly PdfSignatureReport[] }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Judges a PDF or a container by the authorities this province believes, and asks those outside, where they are given,
 * what was revoked. The file is not kept.
 */
export async function verifyFile(
  db: Database,
  file: Uint8Array,
  at: Temporal.Instant,
  authorities?: Pick<Authorities, 'revocationsOf'>,
): Promise<Verdict> {
  const trustedRoots = await listTrustedRoots(db);
  const verdict = judgeFile(file, trustedRoots, at);
  if (!authorities || verdict.kind !== 'signed') return verdict;
  return judgeFile(file, trustedRoots, at, await authorities.revocationsOf(file, at));
}

/** Judges a PDF, or an ASiC container, by these authorities, with what is known of revocations. */
export function judgeFile(
  bytes: Uint8Array,
  trustedRoots: TrustOptions['trustedRoots'],
  at: Temporal.Instant,
  revocation: readonly RevocationEvidence[] = [],
): Verdict {
  if (bytes.length === 0) return { kind: 'unreadable', reason: 'file-empty' };
  try {
    const verify = looksLikeContainer(bytes) ? verifyContainer : verifyPdfSignatures;
    const signatures = verify(bytes, { trustedRoots, at, revocation });
    if (signatures.length === 0) return { kind: 'unsigned' };
    return { kind: 'signed', isValid: signatures.every((signature) => signature.isValid), signatures };
  } catch (error) {
    if (error instanceof PdfError || error instanceof ContainerError)
      return { kind: 'unreadable', reason: error.code };
    throw error;
  }
}
