import type { Tx } from '#platform/context.ts';

/**
 * The next number of a register in a year. The counter's row stays locked until the transaction ends, so a number
 * is taken only by a document that exists (NĐ 30/2020/NĐ-CP Điều 15: one series a year, without gaps).
 */
export async function allocateNumber(
  tx: Tx,
  series: { readonly agencyId: string; readonly year: number; readonly register: string },
): Promise<number> {
  const { lastNumber } = await tx
    .insertInto('documentCounter')
    .values({ ...series, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['agencyId', 'year', 'register'])
        .doUpdateSet((column) => ({ lastNumber: column('documentCounter.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber;
}

/** Number and notation as they stand on a document: "07/QĐ-UBND"; small numbers have two digits (NĐ 30/2020, Phụ lục I). */
export const documentNotation = (number: number, kind: string, agencyAbbreviation: string): string =>
  `${String(number).padStart(2, '0')}/${kind}-${agencyAbbreviation}`;
