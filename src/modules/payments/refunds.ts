import { sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { visibleRows } from './policy.ts';

/** Hoàn trả: asked by one, decided by another, paid with a proof. */
export interface Refund {
  readonly id: string;
  readonly obligationId: string;
  readonly amountVnd: number;
  readonly state: 'asked' | 'approved' | 'declined' | 'paid';
  readonly reason: string;
  readonly askedAt: Temporal.Instant;
  readonly askedByName: string;
  readonly decidedByName: string | null;
  readonly paidAt: Temporal.Instant | null;
  readonly proof: string | null;
}

const columns = [
  'id',
  'obligationId',
  'amountVnd',
  'state',
  'reason',
  'askedAt',
  'askedByName',
  'decidedByName',
  'paidAt',
  'proof',
] as const;

const asRefund = (row: { amountVnd: string }): Refund =>
  ({ ...row, amountVnd: Number(row.amountVnd) }) as unknown as Refund;

export async function listRefunds(db: Database | Tx, obligationId: string): Promise<readonly Refund[]> {
  const rows = await db
    .selectFrom('paymentRefund')
    .select(columns)
    .where('obligationId', '=', obligationId)
    .orderBy('askedAt')
    .execute();
  return rows.map(asRefund);
}

export async function findRefund(db: Database | Tx, id: string): Promise<Refund> {
  const row = await db.selectFrom('paymentRefund').select(columns).where('id', '=', id).executeTakeFirst();
  return asRefund(orNotFound(row));
}

/** Refunds that wait for a decision or a payment, at the officer's desks. */
export async function listOpenRefunds(
  db: Database,
  actor: Actor,
): Promise<readonly (Refund & { readonly subjectCode: string; readonly payerName: string })[]> {
  const rows = await db
    .selectFrom('paymentRefund')
    .innerJoin('paymentObligation', 'paymentObligation.id', 'obligationId')
    .select(columns.map((column) => `paymentRefund.${column}` as const))
    .select(['subjectCode', 'payerName'])
    .where('state', 'in', ['asked', 'approved'])
    .where(visibleRows(actor))
    .orderBy(sql`asked_at`)
    .execute();
  return rows.map((row) => ({ ...asRefund(row), subjectCode: row.subjectCode, payerName: row.payerName }));
}
