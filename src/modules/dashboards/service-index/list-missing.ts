import { type SqlBool, sql } from 'kysely';
import type { Database } from '#platform/context.ts';
import type { Measure } from '../model.ts';
import { type CountedDossier, listDueSoonest, type Period } from '../queries.ts';
import type { Part } from './rules.ts';
import { shares } from './score.ts';

/**
 * The dossiers that would raise a part: counted in its whole and not in the part, the latest first. Of lateness, those
 * still open and in time, the soonest due first.
 */
export async function listMissing(
  db: Database,
  agencyId: string,
  part: Part,
  { from, to }: Period,
  now: Temporal.Instant,
  limit = 200,
): Promise<readonly CountedDossier[]> {
  if (part === 'punctual') {
    const open = await listDueSoonest(db, agencyId, limit);
    return open.filter(({ dueAt }) => dueAt !== null && Temporal.Instant.compare(dueAt, now) >= 0);
  }
  // "2026-11-25 onTime 0199…": the day, what it was counted as, for which agency.
  const isCounted = (
    measures: readonly Measure[],
  ) => sql<SqlBool>`exists (select from unnest(measures) as counted
    where split_part(counted, ' ', 2) = any(${[...measures]}::text[])
      and split_part(counted, ' ', 3) = ${agencyId}
      and split_part(counted, ' ', 1)::date between ${from}::date and ${to}::date)`;
  const { part: counting, whole } = shares[part];
  return db
    .selectFrom('dashboardDossier')
    .select(['dossierId', 'code', 'procedureName', 'dueAt', 'closedOn'])
    .where((is) => is.or([is('receivedAgencyId', '=', agencyId), is('agencyId', '=', agencyId)]))
    .where(isCounted(whole))
    .where(sql<SqlBool>`not ${isCounted(counting)}`)
    .orderBy('dossierId', 'desc')
    .limit(limit)
    .execute();
}
