import { sql } from 'kysely';
import type { Database, Tx } from '../context.ts';

/**
 * Gives committed events their positions, oldest first, without gaps, never inverting two events of one subject.
 *
 * One transaction holds the lock on the single row of `eventSequence`; a second sequencer finds it locked and
 * leaves. A batch that is killed leaves nothing behind. The connection needs the role `muong_sequencer`.
 *
 * Why a subject's order holds: whoever writes version 2 has seen version 1 committed, so any snapshot that shows
 * the second shows the first; a batch cut off between them pulls the predecessors in.
 *
 * @returns how many events were given a position; 0 also when another sequencer is at work
 */
export function sequenceEvents(db: Database, batchSize = 1000): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const sequence = await tx
      .selectFrom('eventSequence')
      .select('lastPosition')
      .where('id', '=', 1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!sequence) return 0;

    const batch = inOrder(await withPredecessors(tx, await takePending(tx, batchSize)));
    if (batch.length === 0) return 0;

    const ids = batch.map((event) => event.id);
    await sql`
      update event set position = numbered.place + ${sequence.lastPosition}::bigint
      from unnest(${ids}::uuid[]) with ordinality as numbered (id, place)
      where event.id = numbered.id`.execute(tx);
    await tx
      .updateTable('eventSequence')
      .set({ lastPosition: String(BigInt(sequence.lastPosition) + BigInt(ids.length)) })
      .where('id', '=', 1)
      .execute();
    return ids.length;
  });
}

interface Pending {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
}

const columns = ['id', 'subjectType', 'subjectId', 'subjectVersion'] as const;

const takePending = (tx: Tx, batchSize: number): Promise<Pending[]> =>
  tx
    .selectFrom('event')
    .select(columns)
    .where('position', 'is', null)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(batchSize)
    .execute();

/** Earlier versions of the same subjects that the limit, or a clock running ahead, has left out. */
async function withPredecessors(tx: Tx, batch: readonly Pending[]): Promise<readonly Pending[]> {
  const chosen = new Set(batch.map((event) => event.id));
  const later = batch.filter((event) => event.subjectVersion > 1);
  if (later.length === 0) return batch;
  const { rows } = await sql<Pending>`
    select earlier.id, earlier.subject_type, earlier.subject_id, earlier.subject_version
    from unnest(${later.map((event) => event.subjectType)}::text[],
                ${later.map((event) => event.subjectId)}::uuid[],
                ${later.map((event) => event.subjectVersion)}::integer[]) as chosen (type, id, version)
    join event earlier
      on earlier.subject_type = chosen.type and earlier.subject_id = chosen.id
     and earlier.subject_version < chosen.version
    where earlier.position is null`.execute(tx);
  const missing = new Map(rows.filter((event) => !chosen.has(event.id)).map((event) => [event.id, event]));
  return [...batch, ...missing.values()];
}

/** The batch as read, except that a subject's events take the places they hold in the order of their versions. */
function inOrder(batch: readonly Pending[]): readonly Pending[] {
  const bySubject = Map.groupBy(batch, (event) => `${event.subjectType} ${event.subjectId}`);
  for (const events of bySubject.values()) events.sort((a, b) => a.subjectVersion - b.subjectVersion);
  return batch.map((event) => bySubject.get(`${event.subjectType} ${event.subjectId}`)!.shift()!);
}
