import type { Tx } from '#platform/context.ts';

/**
 * The group's next number of the day. The row stays locked until the transaction ends, so a number is taken only by a
 * ticket that exists: no gaps, whoever fails.
 */
export async function takeNumber(
  tx: Tx,
  series: { readonly centreId: string; readonly onDate: Temporal.PlainDate; readonly groupCode: string },
): Promise<number> {
  const { lastNumber } = await tx
    .insertInto('centreSeries')
    .values({ ...series, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['centreId', 'onDate', 'groupCode'])
        .doUpdateSet((column) => ({ lastNumber: column('centreSeries.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}
