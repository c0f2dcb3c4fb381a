import type { Clock } from '#engines/working-time/index.ts';
import type { Database } from '#platform/context.ts';

/** A dossier with a result, as its clock remembers it; no person's data. */
export interface FinishedDossier {
  readonly id: string;
  readonly code: string;
  readonly clock: Clock;
  readonly dueAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant;
}

interface Which {
  readonly agencyId: string;
  /** Finished no earlier. */
  readonly since: Temporal.Instant;
}

const withResult = [9, 10];

/** The dossiers of a procedure that an agency has finished, the latest first. */
export async function listFinished(
  db: Database,
  { agencyId, since, procedureCode }: Which & { readonly procedureCode: string },
  most: number,
): Promise<readonly FinishedDossier[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['id', 'code', 'clock', 'dueAt', 'finishedAt'])
    .where('competentAgencyId', '=', agencyId)
    .where('procedureCode', '=', procedureCode)
    .where('status', 'in', withResult)
    .where('finishedAt', '>=', since)
    .where('dueAt', 'is not', null)
    .where('clock', 'is not', null)
    .orderBy('finishedAt', 'desc')
    .limit(most)
    .execute();
  return rows as unknown as readonly FinishedDossier[];
}

/** The procedures of which an agency has finished dossiers, the most frequent first. */
export async function listFinishedProcedures(
  db: Database,
  { agencyId, since }: Which,
): Promise<readonly { readonly code: string; readonly name: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('dossier')
    .select(['procedureCode as code'])
    .select((row) => [row.fn.max('procedureName').as('name'), row.fn.countAll<string>().as('count')])
    .where('competentAgencyId', '=', agencyId)
    .where('status', 'in', withResult)
    .where('finishedAt', '>=', since)
    .groupBy('procedureCode')
    .orderBy('count', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ code, name, count }) => ({ code, name, count: Number(count) }));
}
