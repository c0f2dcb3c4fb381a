import type { Tx } from '#platform/context.ts';
import { dossierCode } from './model.ts';

/**
 * The agency's next code of the day. The counter's row stays locked until the transaction ends, so a number is
 * taken only by a dossier that exists: no gaps, whoever fails.
 */
export async function allocateCode(
  tx: Tx,
  agency: { readonly id: string; readonly code: string },
  on: Temporal.PlainDate,
): Promise<string> {
  const { lastNumber } = await tx
    .insertInto('dossierCounter')
    .values({ agencyId: agency.id, onDate: on, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['agencyId', 'onDate'])
        .doUpdateSet((column) => ({ lastNumber: column('dossierCounter.lastNumber', '+', 1) })),
    )
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return dossierCode(agency.code, on, lastNumber);
}
