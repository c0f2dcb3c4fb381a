import { createHash } from 'node:crypto';
import type { Database, Tx } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';

/** A fact with its place in the province's log, chained to the facts of the subject before it. */
export interface ChainedFact {
  readonly event: RecordedEvent;
  readonly chainSha256: string;
}

/**
 * The facts of subjects, in the order of the log, each with the hash over itself and all before it: whoever keeps the last hash can
 * tell later that none of them was changed, left out or put between.
 */
export async function listHistory(
  db: Database | Tx,
  subjects: readonly { readonly type: string; readonly id: string }[],
): Promise<readonly ChainedFact[]> {
  const lists = await Promise.all(subjects.map(({ type, id }) => listEventsOf(db, type, id)));
  return chainFacts(lists.flat().toSorted(inOrder));
}

/** What has no position yet stands last, by its time. */
const inOrder = (one: RecordedEvent, other: RecordedEvent): number =>
  Number(one.position || Infinity) - Number(other.position || Infinity) ||
  Temporal.Instant.compare(one.recordedAt, other.recordedAt) ||
  one.id.localeCompare(other.id);

export function chainFacts(events: readonly RecordedEvent[]): readonly ChainedFact[] {
  let before = '';
  return events.map((event) => {
    before = createHash('sha256').update(before).update(canonical(event)).digest('hex');
    return { event, chainSha256: before };
  });
}

/** The same text for the same fact, whatever order the database gives its keys in. */
const canonical = ({ position, ...event }: RecordedEvent): string =>
  JSON.stringify(sorted(JSON.parse(JSON.stringify(event))));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/** A folder's own life, and that of what was done with it: hand-overs, destructions, holds. */
export async function subjectsAbout(db: Database | Tx, folderId: string) {
  const [handOvers, destructions, holds] = await Promise.all([
    db
      .selectFrom('archiveHandOverFolder')
      .select('handOverId as id')
      .where('folderId', '=', folderId)
      .execute(),
    db
      .selectFrom('archiveDestructionFolder')
      .select('destructionId as id')
      .where('folderId', '=', folderId)
      .execute(),
    db.selectFrom('archiveHold').select('id').where('subjectId', '=', folderId).execute(),
  ]);
  const of = (type: string, rows: readonly { readonly id: string }[]) => rows.map(({ id }) => ({ type, id }));
  return [
    { type: 'archive-folder', id: folderId },
    ...of('archive-hand-over', handOvers),
    ...of('archive-destruction', destructions),
    ...of('archive-hold', holds),
  ];
}
