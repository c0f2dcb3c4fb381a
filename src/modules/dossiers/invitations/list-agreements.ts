import type { Database, Tx } from '#platform/context.ts';

/** Who, besides the applicant, answered a page of the application or agreed to the whole. */
export interface DossierAgreement {
  readonly citizenName: string;
  /** For the form: "Chủ hộ"; or the title of the page they answered. */
  readonly label: string;
  /** The page; null for the whole. */
  readonly stage: string | null;
  readonly agreedAt: Temporal.Instant;
}

export const listAgreements = (db: Database | Tx, dossierId: string): Promise<readonly DossierAgreement[]> =>
  db
    .selectFrom('dossierAgreement')
    .select(['citizenName', 'label', 'stage', 'agreedAt'])
    .where('dossierId', '=', dossierId)
    .orderBy('agreedAt')
    .execute();
