import type { Tx } from '#platform/context.ts';
import type { Document } from './model.ts';
import type { Party } from './scope.ts';

/**
 * Lets these see the document. One of limited circulation is shown to officers in person, and to nobody else: units and
 * registries are passed over.
 */
export async function addReaders(
  tx: Tx,
  document: Document,
  parties: readonly Party[],
  since: Temporal.Instant,
): Promise<void> {
  const { id: documentId, direction, state, listedAt } = document;
  const allowed = document.isLimited
    ? parties.flatMap(({ kind, id }) =>
        kind === 'officer' || kind === 'named' ? [{ kind: 'named', id }] : [],
      )
    : parties;
  if (allowed.length === 0) return;
  await tx
    .insertInto('documentReader')
    .values(
      allowed.map(({ kind, id }) => ({
        documentId,
        partyKind: kind,
        partyId: id,
        direction,
        state,
        listedAt,
        since,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** From now on only these officers know of the document. */
export async function limitTo(
  tx: Tx,
  document: Document,
  officerIds: readonly string[],
  since: Temporal.Instant,
): Promise<void> {
  await tx.deleteFrom('documentReader').where('documentId', '=', document.id).execute();
  await addReaders(
    tx,
    document,
    officerIds.map((id) => ({ kind: 'named', id })),
    since,
  );
}
