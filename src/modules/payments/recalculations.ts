import type { Database, Tx } from '#platform/context.ts';

/** Why a fee was reckoned again, and what that changed, in words. */
export interface Recalculation {
  /** The version of the obligation that it made: the fact's. */
  readonly version: number;
  readonly reason: string;
  readonly change: readonly string[];
}

export async function listRecalculations(
  db: Database | Tx,
  obligationId: string,
): Promise<readonly Recalculation[]> {
  const rows = await db
    .selectFrom('paymentRecalculation')
    .select(['version', 'reason', 'change'])
    .where('obligationId', '=', obligationId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ ...row, change: row.change as unknown as readonly string[] }));
}
