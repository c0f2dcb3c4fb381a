import type { Database, Tx } from '#platform/context.ts';

/** A dossier that may be the same application once more. */
export interface AlikeDossier {
  readonly id: string;
  readonly code: string;
  readonly submittedAt: Temporal.Instant;
  readonly status: number;
  readonly competentAgencyId: string;
  readonly receivingUnitId: string;
}

/** Who files the same procedure again so soon has often forgotten the first, or was told two things. */
const alikeWithin = { hours: 30 * 24 };

/**
 * The same person's dossiers of the same procedure of the last thirty days, wherever in the province they were filed: to
 * be shown before another is filed, never a reason to refuse it.
 */
export async function findAlike(
  db: Database | Tx,
  {
    identityNumber,
    procedureId,
    exceptKey,
    now,
  }: {
    readonly identityNumber: string | null | undefined;
    readonly procedureId: string;
    /** The application at hand, sent a second time, is not like itself. */
    readonly exceptKey?: string | undefined;
    readonly now: Temporal.Instant;
  },
): Promise<readonly AlikeDossier[]> {
  if (!identityNumber) return [];
  return db
    .selectFrom('dossier')
    .select(['id', 'code', 'submittedAt', 'status', 'competentAgencyId', 'receivingUnitId'])
    .where('applicantIdentityNumber', '=', identityNumber)
    .where('procedureId', '=', procedureId)
    .where('submittedAt', '>', now.subtract(alikeWithin))
    .$if(exceptKey !== undefined, (query) => query.where('submissionKey', 'is distinct from', exceptKey!))
    .orderBy('submittedAt', 'desc')
    .limit(5)
    .execute();
}
