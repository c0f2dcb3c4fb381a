import type { Database, Tx } from '../context.ts';

/** A fact as readers see it. */
export interface RecordedEvent {
  readonly id: string;
  readonly position: string;
  readonly recordedAt: Temporal.Instant;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string };
  /** In whose name it was done, where the actor used another's position. */
  readonly onBehalfOf: string | null;
  readonly agencyId: string | null;
  readonly subject: { readonly type: string; readonly id: string; readonly version: number };
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each module knows the shape of its own facts
  readonly data: Readonly<Record<string, any>>;
}

/** A reader of the log: has a cursor of its own, gets every event once and in order. */
export interface EventReader {
  readonly name: string;
  /**
   * The effect of a batch, in the reader's transaction. What must happen outside (mail, network) is a job
   * added in it. Throwing rolls the whole batch back; it comes again.
   */
  handle(tx: Tx, events: readonly RecordedEvent[]): Promise<void>;
}

/**
 * Takes the reader's next batch, lets it work and moves its cursor, in one transaction. Another process
 * that holds the cursor means there is nothing to do here.
 *
 * @returns how many events were read; less than `batchSize` means that the reader has caught up
 */
export function readEvents(db: Database, reader: EventReader, batchSize = 500): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const cursor = await tx
      .selectFrom('eventCursor')
      .select('position')
      .where('reader', '=', reader.name)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!cursor) return 0;

    const events = await listEventsAfter(tx, cursor.position, batchSize);
    const last = events.at(-1);
    if (!last) return 0;

    await reader.handle(tx, events);
    await tx
      .updateTable('eventCursor')
      .set({ position: last.position })
      .where('reader', '=', reader.name)
      .execute();
    return events.length;
  });
}

/** Gives a new reader its cursor, at the beginning unless told otherwise; a known reader keeps its place. */
export async function ensureCursor(db: Database, reader: string, position = '0'): Promise<void> {
  await db
    .insertInto('eventCursor')
    .values({ reader, position })
    .onConflict((conflict) => conflict.column('reader').doNothing())
    .execute();
}

/** The facts of one subject, oldest first: the history on its page. */
export async function listEventsOf(
  db: Database | Tx,
  type: string,
  id: string,
): Promise<readonly RecordedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('subjectType', '=', type)
    .where('subjectId', '=', id)
    .orderBy('subjectVersion')
    .execute();
  return rows.map(asRecorded);
}

/** Facts in the order of the log, after a position. */
export async function listEventsAfter(
  db: Database | Tx,
  position: string,
  limit: number,
): Promise<readonly RecordedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(asRecorded);
}

interface EventRow {
  id: string;
  position: string | null;
  recordedAt: Temporal.Instant;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  onBehalfOf: string | null;
  agencyId: string | null;
  subjectType: string;
  subjectId: string;
  subjectVersion: number;
  type: string;
  data: unknown;
}

const asRecorded = (row: EventRow): RecordedEvent => ({
  id: row.id,
  position: row.position ?? '',
  recordedAt: row.recordedAt,
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  onBehalfOf: row.onBehalfOf,
  agencyId: row.agencyId,
  subject: { type: row.subjectType, id: row.subjectId, version: row.subjectVersion },
  type: row.type,
  data: row.data as Record<string, unknown>,
});
