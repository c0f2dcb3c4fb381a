import type { Database } from '#platform/context.ts';

export interface Discrepancy {
  readonly id: string;
  readonly onDay: Temporal.PlainDate;
  readonly kind: 'missing-here' | 'missing-there' | 'amount-differs';
  readonly reference: string;
  readonly gatewayTransaction: string;
  readonly isKnown: boolean;
  readonly hereVnd: number;
  readonly thereVnd: number;
}

/** Differences nobody has explained yet, the oldest first. */
export async function listDiscrepancies(db: Database, limit = 200): Promise<readonly Discrepancy[]> {
  const rows = await db
    .selectFrom('paymentDiscrepancy')
    .select(['id', 'onDay', 'kind', 'reference', 'gatewayTransaction', 'chargeId', 'hereVnd', 'thereVnd'])
    .where('resolvedAt', 'is', null)
    .orderBy('onDay')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ chargeId, ...row }) => ({
    ...row,
    kind: row.kind as Discrepancy['kind'],
    isKnown: chargeId !== null,
    hereVnd: Number(row.hereVnd),
    thereVnd: Number(row.thereVnd),
  }));
}

export interface ReconciledDay {
  readonly onDay: Temporal.PlainDate;
  readonly lineCount: number;
  readonly totalVnd: number;
  readonly loadedAt: Temporal.Instant;
}

/** The statements taken so far, the latest day first. */
export async function listStatements(db: Database, limit = 31): Promise<readonly ReconciledDay[]> {
  const rows = await db
    .selectFrom('paymentStatement')
    .select(['onDay', 'lineCount', 'totalVnd', 'loadedAt'])
    .orderBy('onDay', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, totalVnd: Number(row.totalVnd) }));
}
