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
 * Judges a PDF by the authorities this province believes, and asks those outside, where they are given, what was
 * revoked. The file is not kept.
 */
export async function verifyFile(
  db: Database,
  pdf: Uint8Array,
  at: Temporal.Instant,
  authorities?: Pick<Authorities, 'revocationsOf'>,
): Promise<Verdict> {
  const trustedRoots = await listTrustedRoots(db);
  const verdict = judgePdf(pdf, trustedRoots, at);
  if (!authorities || verdict.kind !== 'signed') return verdict;
  return judgePdf(pdf, trustedRoots, at, await authorities.revocationsOf(pdf, at));
}

/** Judges a PDF by these authorities, with what is known of revocations. */
export function judgePdf(
  pdf: Uint8Array,
  trustedRoots: TrustOptions['trustedRoots'],
  at: Temporal.Instant,
  revocation: readonly RevocationEvidence[] = [],
): Verdict {
  try {
    const signatures = verifyPdfSignatures(pdf, { trustedRoots, at, revocation });
    if (signatures.length === 0) return { kind: 'unsigned' };
    return { kind: 'signed', isValid: signatures.every((signature) => signature.isValid), signatures };
  } catch (error) {
    if (error instanceof PdfError) return { kind: 'unreadable', reason: error.code };
    throw error;
  }
}
