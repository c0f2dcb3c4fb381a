import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Database } from '#platform/context.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Authorities } from './authorities/authorities.ts';
import { findKeptForms, type KeptForm } from './preservation/kept-forms.ts';
import { type FileRevocation, findRevocation } from './revocations.ts';
import { type Verdict, verifyFile } from './verify-file.ts';

export interface CheckServices {
  readonly blobs?: BlobStore | undefined;
  readonly authorities?: Authorities | undefined;
}

/** What can be said of a file somebody brings, and what is kept here of it. */
export interface CheckedFile {
  readonly verdict: Verdict;
  /** The forms in which it is kept here; nothing of a file that is not kept. */
  readonly kept?: (KeptForm & { readonly isNewest: boolean }) | undefined;
  /** It, or what it was taken from, is kept here and was taken back by its agency. */
  readonly revoked?: FileRevocation | undefined;
  /** What an extract was taken from, where that is kept here: the extract inherits its proof. */
  readonly original?: { readonly sha256: string; readonly verdict: Verdict } | undefined;
}

/**
 * Judges a file. One that is kept here with newer stamps is judged by those: they were appended to the very bytes that
 * were brought, and prove them when their own proof has run out.
 */
export async function checkFile(
  db: Database,
  { blobs, authorities }: CheckServices,
  pdf: Uint8Array,
  at: Temporal.Instant,
): Promise<CheckedFile> {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const forms = blobs && (await findKeptForms(db, sha256));
  const kept = forms && { ...forms, isNewest: forms.newest.sha256 === sha256 };
  const judged = kept && !kept.isNewest ? await buffer(blobs.read(kept.newest.sha256)) : pdf;
  const verdict = await verifyFile(db, judged, at, authorities);
  const original = blobs && (await originalOf(db, { blobs, authorities }, verdict, at));
  const digest = original?.sha256;
  const origin = kept ?? (digest ? await findKeptForms(db, digest) : undefined);
  const revoked = origin && (await findRevocation(db, origin.signed.id));
  return { verdict, kept, revoked, original };
}

async function originalOf(
  db: Database,
  { blobs, authorities }: CheckServices & { readonly blobs: BlobStore },
  verdict: Verdict,
  at: Temporal.Instant,
): Promise<CheckedFile['original']> {
  const sha256 = namedOriginal(verdict);
  const forms = sha256 && (await findKeptForms(db, sha256));
  if (!forms) return undefined;
  const bytes = await buffer(blobs.read(forms.newest.sha256));
  return { sha256, verdict: await verifyFile(db, bytes, at, authorities) };
}

/** The digest of the original that a valid extract names, and does not enclose. */
export const namedOriginal = (verdict: Verdict): string | undefined =>
  verdict.kind === 'signed'
    ? verdict.signatures.find(({ isValid, copyOf }) => isValid && copyOf && !copyOf.isEnclosed)?.copyOf
        ?.sha256
    : undefined;
