import { type Verdict, verifyFile } from '#modules/signing/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import type { Document } from '../model.ts';

/** What the signatures of an arrived document are worth on the day it comes. */
export interface Validity {
  readonly verdict: 'valid' | 'not-valid' | 'unsigned' | 'unreadable' | 'no-file';
  readonly signers: readonly string[];
}

/** Judges the document itself, the first of its files; before any transaction, for it takes its time. */
export async function judgeValidity({ db, now }: Context, main: Uint8Array | undefined): Promise<Validity> {
  if (!main) return { verdict: 'no-file', signers: [] };
  const found = await verifyFile(db, main, now());
  return { verdict: wordOf(found), signers: signersOf(found) };
}

const wordOf = (found: Verdict): Validity['verdict'] =>
  found.kind !== 'signed' ? found.kind : found.isValid ? 'valid' : 'not-valid';

const signersOf = (found: Verdict): readonly string[] =>
  found.kind === 'signed'
    ? found.signatures.flatMap(({ signerName, organization }) => organization ?? signerName ?? [])
    : [];

/** Writes it down beside the edition it is about. */
export async function keepValidity(
  tx: Tx,
  ctx: Context,
  { id: documentId, edition }: Pick<Document, 'id' | 'edition'>,
  { verdict, signers }: Validity,
): Promise<void> {
  await tx
    .insertInto('documentValidity')
    .values({ documentId, edition, verdict, signers: [...signers], judgedAt: ctx.now() })
    .execute();
}
