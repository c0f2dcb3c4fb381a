import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type Charge, nextPoll } from './model.ts';

const columns = [
  'id',
  'version',
  'obligationId',
  'reference',
  'amountVnd',
  'state',
  'payUrl',
  'startedAt',
  'expiresAt',
  'pollAt',
  'polls',
  'gatewayTransaction',
  'paidVnd',
  'paidAt',
] as const;

export const asCharge = (row: { amountVnd: string; paidVnd: string | null }): Charge =>
  ({
    ...row,
    amountVnd: Number(row.amountVnd),
    paidVnd: row.paidVnd === null ? null : Number(row.paidVnd),
  }) as unknown as Charge;

export async function findCharge(db: Database | Tx, reference: string): Promise<Charge | undefined> {
  const row = await db
    .selectFrom('paymentCharge')
    .select(columns)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row && asCharge(row);
}

/** Always after its obligation: money is locked in one order. */
export async function lockCharge(tx: Tx, id: string): Promise<Charge> {
  const row = await tx
    .selectFrom('paymentCharge')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return asCharge(orNotFound(row));
}

/** The attempt that is under way, if one is. */
export async function findOpenCharge(db: Database | Tx, obligationId: string): Promise<Charge | undefined> {
  const row = await db
    .selectFrom('paymentCharge')
    .select(columns)
    .where('obligationId', '=', obligationId)
    .where('state', 'in', ['started', 'open'])
    .executeTakeFirst();
  return row && asCharge(row);
}

export async function countCharges(db: Database | Tx, obligationId: string): Promise<number> {
  const rows = await db
    .selectFrom('paymentCharge')
    .select('id')
    .where('obligationId', '=', obligationId)
    .execute();
  return rows.length;
}

/** Those of which the gateway should be asked now. */
export async function listChargesToPoll(
  db: Database,
  now: Temporal.Instant,
  limit = 50,
): Promise<readonly Charge[]> {
  const rows = await db
    .selectFrom('paymentCharge')
    .select(columns)
    .where('pollAt', '<=', now)
    .orderBy('pollAt')
    .limit(limit)
    .execute();
  return rows.map(asCharge);
}

/** Keeps where to pay. Not a fact of its own: asked again, the gateway says the same. */
export const keepPayUrl = (db: Database, chargeId: string, payUrl: string) =>
  db
    .updateTable('paymentCharge')
    .set({ payUrl, state: 'open' })
    .where('id', '=', chargeId)
    .where('state', 'in', ['started', 'open'])
    .execute();

/** Notes that the gateway was asked in vain, and when to ask next. */
export const scheduleNextPoll = (
  db: Database,
  { id, polls, startedAt }: Charge,
  now: Temporal.Instant,
  lastAnswer: string,
) =>
  db
    .updateTable('paymentCharge')
    .set({
      polls: polls + 1,
      pollAt: nextPoll(polls + 1, now, startedAt),
      lastAnswer: lastAnswer.slice(0, 500),
    })
    .where('id', '=', id)
    .where('state', '<>', 'paid')
    .execute();
