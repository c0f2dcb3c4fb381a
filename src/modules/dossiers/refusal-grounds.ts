import type { Database, Tx } from '#platform/context.ts';

/** Căn cứ từ chối: a reason of the coded list for which a dossier may be refused, with its law. */
export interface RefusalGround {
  readonly code: string;
  readonly title: string;
  readonly legalBasis: string;
}

const columns = ['code', 'title', 'legalBasis'] as const;

/** The grounds that hold on a day, by their codes. */
export const listRefusalGrounds = (
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<readonly RefusalGround[]> =>
  db
    .selectFrom('dossierRefusalGround')
    .select(columns)
    .where('validFrom', '<=', on)
    .where((is) => is.or([is('validTo', 'is', null), is('validTo', '>=', on)]))
    .orderBy('code')
    .execute();
