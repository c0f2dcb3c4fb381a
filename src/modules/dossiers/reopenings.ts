import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';

/** One taking back of a decision: by whom, why, by which document, and how the handling before it had ended. */
export interface Reopening {
  readonly dossierId: string;
  readonly number: number;
  readonly reason: string;
  /** "Quyết định số 12/QĐ-UBND". */
  readonly basis: string;
  readonly basisOn: Temporal.PlainDate;
  readonly reopenedByName: string;
  readonly reopenedAt: Temporal.Instant;
  readonly previousStatus: number;
  readonly previousDocumentNumber: string | null;
  readonly previousDueAt: Temporal.Instant | null;
  readonly previousFinishedAt: Temporal.Instant | null;
  readonly previousReturnedAt: Temporal.Instant | null;
  readonly hadElectronicResult: boolean;
  readonly dueAt: Temporal.Instant;
}

/** Every time these dossiers were opened again, the first time first. */
export const listReopenings = (
  db: Database | Tx,
  dossierIds: readonly string[],
): Promise<readonly Reopening[]> =>
  db
    .selectFrom('dossierReopening')
    .select(['dossierId', 'number', 'reason', 'basis', 'basisOn', 'reopenedByName', 'reopenedAt'])
    .select(['previousStatus', 'previousDocumentNumber', 'previousDueAt', 'previousFinishedAt'])
    .select(['previousReturnedAt', 'hadElectronicResult', 'dueAt'])
    .where('dossierId', '=', sql<string>`any(${[...dossierIds]}::uuid[])`)
    .orderBy('dossierId')
    .orderBy('number')
    .execute();
