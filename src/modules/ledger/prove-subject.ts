import { type ProvedEntry, pathIn, type SubjectProof } from '#engines/ledger/index.ts';
import type { Database } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { listEventsOf } from '#platform/events/index.ts';
import { databaseTiles } from './database-tiles.ts';
import { logEntry } from './log-entry.ts';

/** The newest checkpoint: what the province vouches for by now. */
export const findCheckpoint = (db: Database) =>
  db.selectFrom('ledgerCheckpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();

/**
 * Every fact about a thing, under its names in the log, with what leads each to the newest checkpoint. What was recorded since that one is not in it yet.
 *
 * @param types what the thing's facts are about: a document, and the content of its revisions
 * @throws Refusal `ledger-not-signed-yet` while no fact of it stands under a checkpoint
 */
export async function proveSubject(
  db: Database,
  { id, types }: { readonly id: string; readonly types: readonly [string, ...string[]] },
): Promise<SubjectProof> {
  const checkpoint = await findCheckpoint(db);
  const size = Number(checkpoint?.size ?? 0);
  const events = (await Promise.all(types.map((type) => listEventsOf(db, type, id))))
    .flat()
    .filter(({ position }) => position !== '' && Number(position) <= size)
    .toSorted((one, other) => Number(one.position) - Number(other.position));
  refuseUnless(checkpoint && events.length > 0, 'ledger-not-signed-yet');
  const tiles = databaseTiles(db);
  const entries: ProvedEntry[] = [];
  for (const event of events) {
    const index = Number(event.position) - 1;
    const path = await pathIn(tiles, index, size);
    entries.push({ entry: logEntry(event), index, path: path.map((hash) => hash.toString('hex')) });
  }
  return {
    format: 'muong-subject-proof/1',
    subject: { type: types[0], id },
    entries,
    checkpoint: checkpoint.jws,
  };
}
