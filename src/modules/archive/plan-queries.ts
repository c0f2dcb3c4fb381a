import { type Actor, unitsOf } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';

export interface PlannedFolder {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly years: number | null;
  readonly unitId: string;
  readonly keeperId: string | null;
  /** The folder opened by it. */
  readonly folderId: string | null;
}

const planned = (db: Database) =>
  db
    .selectFrom('archivePlanEntry')
    .innerJoin('archiveRetentionKind', 'archiveRetentionKind.code', 'retentionCode')
    .innerJoin('archivePlan', 'archivePlan.id', 'planId')
    .leftJoin('archiveFolder', 'planEntryId', 'archivePlanEntry.id')
    .select([
      'archivePlanEntry.id',
      'archivePlanEntry.code',
      'archivePlanEntry.title',
      'years',
      'archivePlanEntry.unitId',
      'archivePlanEntry.keeperId',
      'archiveFolder.id as folderId',
    ])
    .orderBy('archivePlanEntry.code');

/** The list of an agency's year; every officer of the agency reads it. */
export async function findPlan(db: Database, agencyId: string, year: number) {
  const plan = await db
    .selectFrom('archivePlan')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('year', '=', year)
    .executeTakeFirst();
  const entries: readonly PlannedFolder[] = plan
    ? await planned(db).where('planId', '=', plan.id).execute()
    : [];
  return { plan, entries };
}

/** What the year's issued list has for the actor's units and is not opened yet. */
export async function listUnopened(
  db: Database,
  actor: Actor,
  year: number,
): Promise<readonly PlannedFolder[]> {
  const units = unitsOf(actor);
  if (units.length === 0) return [];
  return planned(db)
    .where('archivePlanEntry.unitId', 'in', [...units])
    .where('archivePlan.year', '=', year)
    .where('archivePlan.state', '=', 'issued')
    .where('archiveFolder.id', 'is', null)
    .execute();
}
