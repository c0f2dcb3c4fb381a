import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Raw } from '../mapping/values.ts';
import type { ArrivalKind, ArrivalState } from '../model.ts';
import type { LogQuery } from '../paths.ts';
import { containing } from '../searching.ts';

/** A message of the portal as it lies here. */
export interface Arrival {
  readonly id: string;
  readonly version: number;
  readonly messageId: string;
  readonly kind: ArrivalKind;
  readonly externalCode: string | null;
  readonly content: Raw;
  readonly sha256: string;
  readonly receivedAt: Temporal.Instant;
  readonly occurredAt: Temporal.Instant | null;
  readonly state: ArrivalState;
  readonly attempts: number;
  readonly code: string | null;
  readonly detail: string | null;
  readonly note: string | null;
  readonly dossierId: string | null;
  readonly settledAt: Temporal.Instant | null;
}

const columns = [
  'id',
  'version',
  'messageId',
  'kind',
  'externalCode',
  'content',
  'sha256',
  'receivedAt',
  'occurredAt',
  'state',
  'attempts',
  'code',
  'detail',
  'note',
  'dossierId',
  'settledAt',
] as const;

/** @throws Refusal `not-found` */
export const getArrival = async (db: Database | Tx, id: string): Promise<Arrival> =>
  orNotFound(
    await db.selectFrom('portalArrival').select(columns).where('id', '=', id).executeTakeFirst(),
  ) as Arrival;

/** Locked until the transaction ends. @throws Refusal `not-found` */
export const lockArrival = async (tx: Tx, id: string): Promise<Arrival> =>
  orNotFound(
    await tx.selectFrom('portalArrival').select(columns).where('id', '=', id).forUpdate().executeTakeFirst(),
  ) as Arrival;

/** Those to look at now, longest waiting first. */
export const listWaiting = async (
  db: Database,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly Arrival[]> =>
  (await db
    .selectFrom('portalArrival')
    .select(columns)
    .where('state', '=', 'waiting')
    .where('nextAttemptAt', '<=', now)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(limit)
    .execute()) as readonly Arrival[];

export type ListedArrival = Omit<Arrival, 'content'> & { readonly dossierCode: string | null };

/** What came, the latest first; all, or those in one state. */
export async function listArrivals(
  db: Database,
  { q, state, after }: LogQuery,
  limit: number,
): Promise<readonly ListedArrival[]> {
  let query = db
    .selectFrom('portalArrival as arrival')
    .leftJoin('dossier', 'dossier.id', 'arrival.dossierId')
    .select(columns.filter((column) => column !== 'content').map((column) => `arrival.${column}` as const))
    .select('dossier.code as dossierCode');
  if (q) query = query.where(containing('arrival.folded', q));
  if (state) query = query.where('arrival.state', '=', state);
  if (after) {
    query = query.where(sql<SqlBool>`(arrival.received_at, arrival.id) < (${after.at}, ${after.id}::uuid)`);
  }
  const rows = await query
    .orderBy('arrival.receivedAt', 'desc')
    .orderBy('arrival.id', 'desc')
    .limit(limit)
    .execute();
  return rows as unknown as readonly ListedArrival[];
}
