import type { Context, Tx } from '#platform/context.ts';
import type { Document } from './model.ts';

export interface StatusFacts {
  readonly note?: string | null;
  readonly onBehalfOf?: string | null;
}

/** Writes a locked document as its next version; a new state is kept in its history, and where its readers' lists walk. */
export async function changeDocument(
  tx: Tx,
  ctx: Context,
  document: Document,
  changes: Partial<Omit<Document, 'id' | 'version' | 'agencyId' | 'direction'>>,
  facts: StatusFacts = {},
): Promise<Document> {
  const changed: Document = { ...document, ...changes, version: document.version + 1 };
  await tx
    .updateTable('document')
    .set({ ...changes, version: changed.version })
    .where('id', '=', document.id)
    .execute();
  if (changed.state === document.state) return changed;
  await keepStatus(tx, ctx, changed, facts);
  await tx
    .updateTable('documentReader')
    .set({ state: changed.state })
    .where('documentId', '=', document.id)
    .execute();
  return changed;
}

/** The state a document has come to; written once. */
export async function keepStatus(
  tx: Tx,
  ctx: Context,
  { id: documentId, version, state, edition, revision }: Document,
  { note = null, onBehalfOf = null }: StatusFacts = {},
): Promise<void> {
  const status = { documentId, version, state, edition, revision, note, onBehalfOf };
  await tx
    .insertInto('documentStatus')
    .values({ ...status, at: ctx.now(), actorId: ctx.actor.id })
    .execute();
}
