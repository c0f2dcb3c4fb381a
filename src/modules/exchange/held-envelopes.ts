import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { containing } from './searching.ts';

const columns = [
  'id',
  'version',
  'state',
  'code',
  'detail',
  'system',
  'claimedSender',
  'claimedDocument',
  'sha256',
  'sizeBytes',
  'times',
  'receivedAt',
  'lastAt',
  'note',
  'closedAt',
] as const;

export type HeldRow = Awaited<ReturnType<typeof getHeld>>;

/** The quarantine, what came last first: those that wait for a person, or all of a search. */
export const listHeld = (
  db: Database,
  {
    q,
    state,
    limit,
  }: { readonly q?: string | undefined; readonly state?: string | undefined; readonly limit: number },
): Promise<readonly HeldRow[]> =>
  db
    .selectFrom('exchangeQuarantine')
    .select(columns)
    .$if(Boolean(q), (query) => query.where(containing('folded', q!)))
    .$if(Boolean(state), (query) => query.where('state', '=', state!))
    .orderBy('lastAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** @throws Refusal `not-found` */
export async function getHeld(db: Database | Tx, id: string) {
  return orNotFound(
    await db.selectFrom('exchangeQuarantine').select(columns).where('id', '=', id).executeTakeFirst(),
  );
}

export async function countHeld(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from exchange_quarantine where state = 'held'`.execute(db);
  return rows[0]!.n;
}

/** @throws Refusal `quarantine-closed`: another was quicker */
export async function closeHeld(
  tx: Tx,
  id: string,
  state: 'released' | 'dismissed',
  note: string | null,
  closedAt: Temporal.Instant,
): Promise<{ readonly version: number }> {
  const closed = await tx
    .updateTable('exchangeQuarantine')
    .set({ state, note, closedAt, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('state', '=', 'held')
    .returning('version')
    .executeTakeFirst();
  refuseUnless(closed, 'quarantine-closed');
  return closed;
}
