import { PdfError, type PdfSignatureReport, verifyPdfSignatures } from '#engines/pdf-signature/index.ts';
import type { Database } from '#platform/context.ts';
import { listTrustedRoots } from './queries.ts';

/** What can be said of a file someone brings: its signatures, or why it cannot be read. */
export type Verdict =
  | { readonly kind: 'signed'; readonly isValid: boolean; readonly signatures: readonly PdfSignatureReport[] }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Judges a PDF by the authorities this province believes. The file is not kept. */
export const verifyFile = async (db: Database, pdf: Uint8Array, at: Temporal.Instant): Promise<Verdict> =>
  judgePdf(pdf, await listTrustedRoots(db), at);

/** Judges a PDF by these authorities, DER certificates of their roots. */
export function judgePdf(
  pdf: Uint8Array,
  trustedRoots: readonly Uint8Array[],
  at: Temporal.Instant,
): Verdict {
  try {
    const signatures = verifyPdfSignatures(pdf, { trustedRoots, at });
    if (signatures.length === 0) return { kind: 'unsigned' };
    return { kind: 'signed', isValid: signatures.every((signature) => signature.isValid), signatures };
  } catch (error) {
    if (error instanceof PdfError) return { kind: 'unreadable', reason: error.code };
    throw error;
  }
}
