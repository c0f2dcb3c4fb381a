import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';

/** Of these subjects, those for which money was due: whether any of it came through the gateway. */
export async function listPaying(
  db: Database | Tx,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly isOnline: boolean }>> {
  const rows = await db
    .selectFrom('paymentObligation')
    .leftJoin('paymentReceipt', 'paymentReceipt.obligationId', 'paymentObligation.id')
    .select([
      'subjectId',
      sql<SqlBool>`coalesce(bool_or(payment_receipt.charge_id is not null), false)`.as('isOnline'),
    ])
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', sql<string>`any(${[...subjectIds]}::uuid[])`)
    .where(sql<SqlBool>`payment_obligation.amount_vnd > 0`)
    .groupBy('subjectId')
    .execute();
  return new Map(rows.map(({ subjectId, isOnline }) => [subjectId, { isOnline: Boolean(isOnline) }]));
}
