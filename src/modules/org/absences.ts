import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { inForce } from './in-force.ts';

/** Who of these officers is away on the day: a colleague stands in for them. */
export async function listAbsent(
  db: Database | Tx,
  officerIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlySet<string>> {
  if (officerIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('substitution')
    .select('absentOfficerId')
    .where('absentOfficerId', 'in', [...officerIds])
    .where(inForce(on, 'substitution'))
    .execute();
  return new Set(rows.map((row) => row.absentOfficerId));
}

/** Who stands in for an officer on the day, in a position of the unit that carries the role. */
export async function findSubstitute(
  db: Database | Tx,
  absentOfficerId: string,
  { unitId, role }: { readonly unitId: string; readonly role: string },
  on: Temporal.PlainDate,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('substitution')
    .innerJoin('position', 'position.id', 'substitution.positionId')
    .select('substituteOfficerId')
    .where('absentOfficerId', '=', absentOfficerId)
    .where('position.unitId', '=', unitId)
    .where(sql<SqlBool>`${role} = any(${sql.ref('position.roles')})`)
    .where(inForce(on, 'substitution'))
    .orderBy('substitution.validFrom')
    .executeTakeFirst();
  return found?.substituteOfficerId;
}

/** An absence that is not over: who stands in for which position of whom, and on which days. */
export interface Absence {
  readonly id: string;
  readonly title: string;
  readonly absentName: string;
  readonly substituteName: string;
  readonly isOwn: boolean;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate;
}

/** The officer's own absences from the day on, and those of colleagues they stand in for. */
export async function listAbsences(
  db: Database | Tx,
  officerId: string,
  on: Temporal.PlainDate,
): Promise<readonly Absence[]> {
  const rows = await db
    .selectFrom('substitution')
    .innerJoin('position', 'position.id', 'substitution.positionId')
    .innerJoin('officer as absent', 'absent.id', 'substitution.absentOfficerId')
    .innerJoin('officer as substitute', 'substitute.id', 'substitution.substituteOfficerId')
    .select(['substitution.id', 'title', 'absentOfficerId', 'substitution.validFrom', 'substitution.validTo'])
    .select(['absent.fullName as absentName', 'substitute.fullName as substituteName'])
    .where((is) => is.or([is('absentOfficerId', '=', officerId), is('substituteOfficerId', '=', officerId)]))
    .where('substitution.validTo', '>=', on)
    .orderBy('substitution.validFrom')
    .execute();
  return rows.map(({ absentOfficerId, ...row }) => ({ ...row, isOwn: absentOfficerId === officerId }));
}
