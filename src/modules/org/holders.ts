import { type SqlBool, sql } from 'kysely';
import type { HeldPosition } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { inForce } from './in-force.ts';

/** The positions an officer holds on the day: appointments not ended, and those of absent colleagues. */
export async function listHeldPositions(
  db: Database | Tx,
  officerId: string,
  on: Temporal.PlainDate,
): Promise<readonly HeldPosition[]> {
  const columns = [
    'position.id as positionId',
    'position.title',
    'position.roles',
    'unit.id as unitId',
    'unit.agencyId',
    takenOverBy('unit.id').as('pastUnitIds'),
    takenOverBy('unit.agencyId').as('pastAgencyIds'),
  ] as const;
  const own = await db
    .selectFrom('appointment')
    .innerJoin('position', 'position.id', 'appointment.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .select(columns)
    .where('appointment.officerId', '=', officerId)
    .where(inForce(on, 'appointment'))
    .where(inForce(on, 'position'))
    .where(inForce(on, 'unit'))
    .orderBy('appointment.validFrom')
    .execute();
  const lent = await db
    .selectFrom('substitution')
    .innerJoin('position', 'position.id', 'substitution.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .select([...columns, 'substitution.absentOfficerId'])
    .where('substitution.substituteOfficerId', '=', officerId)
    .where(inForce(on, 'substitution'))
    .where(inForce(on, 'unit'))
    .execute();
  return [
    ...own.map((held) => ({ ...held, onBehalfOf: null })),
    ...lent.map(({ absentOfficerId, ...held }) => ({ ...held, onBehalfOf: absentOfficerId })),
  ];
}

/** Those that ended while this program kept their papers; what ended before has none here. */
const takenOverBy = (unit: string) =>
  sql<string[]>`array(select predecessor_id from unit_succession past
    where past.successor_id = ${sql.ref(unit)} and past.reorganisation_id is not null)`;

/** Someone who holds a position, and where. */
export interface Holder {
  readonly officerId: string;
  readonly fullName: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** Who can take work of the role in the agency on the day, with their positions. */
export function listHolders(
  db: Database | Tx,
  agencyId: string,
  role: string,
  on: Temporal.PlainDate,
): Promise<readonly Holder[]> {
  return db
    .selectFrom('appointment')
    .innerJoin('position', 'position.id', 'appointment.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .innerJoin('officer', 'officer.id', 'appointment.officerId')
    .select([
      'officer.id as officerId',
      'officer.fullName',
      'position.title',
      'unit.id as unitId',
      'unit.name as unitName',
    ])
    .where('unit.agencyId', '=', agencyId)
    .where(sql<SqlBool>`${role} = any(${sql.ref('position.roles')})`)
    .where(inForce(on, 'appointment'))
    .where(inForce(on, 'position'))
    .orderBy('unit.code')
    .orderBy('officer.fullName')
    .execute();
}

/** The names of these officers, by id. */
export async function listOfficerNames(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('officer')
    .select(['id', 'fullName'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, fullName }) => [id, fullName]));
}

/**
 * For each role, the unit of the agency that does its steps: the handling office where it has such a position,
 * else the first unit of the agency that has one, the agency itself before its offices.
 */
export async function listRolePlaces(
  db: Database | Tx,
  agencyId: string,
  handlingUnitId: string,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('position')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .select(['unit.id', 'position.roles'])
    .where('unit.agencyId', '=', agencyId)
    .where(inForce(on, 'position'))
    .where(inForce(on, 'unit'))
    .orderBy('unit.code')
    .execute();
  const places = new Map<string, string>();
  const handlingFirst = [
    ...rows.filter((row) => row.id === handlingUnitId),
    ...rows.filter((row) => row.id !== handlingUnitId),
  ];
  for (const { id, roles } of handlingFirst)
    for (const role of roles) if (!places.has(role)) places.set(role, id);
  return places;
}

/** Everyone who holds a position in these agencies on the day, once each, by name. */
export async function listOfficersOf(
  db: Database | Tx,
  agencyIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<readonly { readonly officerId: string; readonly fullName: string }[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('appointment')
    .innerJoin('position', 'position.id', 'appointment.positionId')
    .innerJoin('unit', 'unit.id', 'position.unitId')
    .innerJoin('officer', 'officer.id', 'appointment.officerId')
    .select(['officer.id as officerId', 'officer.fullName'])
    .distinct()
    .where('unit.agencyId', 'in', [...agencyIds])
    .where(inForce(on, 'appointment'))
    .where(inForce(on, 'position'))
    .orderBy('officer.fullName')
    .execute();
}

/** The addresses of those of these officers who have one, by id. */
export async function listOfficerAddresses(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('officer')
    .select(['id', (row) => row.ref('email').$notNull().as('email')])
    .where('id', 'in', [...new Set(ids)])
    .where('email', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, email }) => [id, email]));
}
