import { sql } from 'kysely';
import { listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Database, Tx } from '#platform/context.ts';

/** What an applicant thought of how a dossier was handled, with whose hands it went through; nobody's words. */
export interface RatedDossier {
  readonly dossierId: string;
  readonly ratedAt: Temporal.Instant;
  readonly agencyId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** From 1, very dissatisfied, to 5. */
  readonly score: number;
  /** The steps that were done at the agency, and by whom. */
  readonly steps: readonly { readonly title: string; readonly officerId: string | null }[];
}

/** Those of these dossiers that were rated. */
export async function listRated(tx: Database | Tx, ids: readonly string[]): Promise<readonly RatedDossier[]> {
  const rows = await tx
    .selectFrom('rating')
    .innerJoin('dossier', 'dossier.id', 'dossierId')
    .select([
      'dossierId',
      'ratedAt',
      'competentAgencyId as agencyId',
      'procedureCode',
      'procedureName',
      'score',
    ])
    .where('dossierId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const items = await listWorkItemsOf(tx, 'dossier', row.dossierId);
      const own = items.filter(({ agencyId, closedAt }) => agencyId === row.agencyId && closedAt !== null);
      return { ...row, steps: own.map(({ title, closedBy }) => ({ title, officerId: closedBy })) };
    }),
  );
}
