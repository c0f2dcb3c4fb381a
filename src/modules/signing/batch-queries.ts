import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

export interface BatchEntry {
  readonly ordinal: number;
  readonly turnId: string;
  readonly documentId: string;
  readonly name: string;
  readonly sha256: string;
  readonly state: string;
  /** Why it was not signed, by code. */
  readonly problem: string | null;
}

export interface Batch {
  readonly id: string;
  /** Counts the times it was begun and ended. */
  readonly version: number;
  readonly listSha256: string;
  readonly begunAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly entries: readonly BatchEntry[];
}

const rowOf = (db: Database | Tx, actor: Actor, id: string) =>
  db
    .selectFrom('signingBatch')
    .select(['id', 'version', 'listSha256', 'begunAt', 'endedAt'])
    .where('id', '=', id)
    .where('officerId', '=', actor.id ?? '00000000-0000-0000-0000-000000000000');

const entriesOf = (db: Database | Tx, id: string): Promise<readonly BatchEntry[]> =>
  db
    .selectFrom('signingBatchEntry')
    .select(['ordinal', 'turnId', 'documentId', 'name', 'sha256', 'state', 'problem'])
    .where('batchId', '=', id)
    .orderBy('ordinal')
    .execute();

/** A batch of the actor's own. @throws Refusal `not-found` */
export async function getBatch(db: Database | Tx, actor: Actor, id: string): Promise<Batch> {
  const batch = orNotFound(await rowOf(db, actor, id).executeTakeFirst());
  return { ...batch, entries: await entriesOf(db, id) };
}

export async function lockBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const batch = orNotFound(await rowOf(tx, actor, id).forUpdate().executeTakeFirst());
  return { ...batch, entries: await entriesOf(tx, id) };
}

/** The actor's batches of which something is left, the newest first. */
export const listUnfinishedBatches = (db: Database | Tx, officerId: string) =>
  db
    .selectFrom('signingBatch')
    .innerJoin('signingBatchEntry', 'batchId', 'signingBatch.id')
    .select(({ fn }) => ['signingBatch.id', 'begunAt', fn.countAll<string>().as('left')])
    .where('officerId', '=', officerId)
    .where('state', '=', 'waiting')
    .groupBy(['signingBatch.id', 'begunAt'])
    .orderBy('begunAt', 'desc')
    .limit(20)
    .execute();
