import { type Expression, type SqlBool, sql } from 'kysely';
import type { HeldPosition } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Place, Unit } from './model.ts';

const unitColumns = [
  'id',
  'code',
  'name',
  'nameEn',
  'shortName',
  'kind',
  'level',
  'parentId',
  'agencyId',
  'placeCode',
] as const;
const placeColumns = ['code', 'level', 'kind', 'name', 'nameEn', 'parentCode'] as const;

/** Rows in force on the day: begun, and not ended before it. */
const inForce = (on: Temporal.PlainDate, table: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${table}.validFrom`)} <= ${on} and coalesce(${sql.ref(`${table}.validTo`)}, 'infinity') >= ${on}`;

export async function getUnit(db: Database | Tx, id: string): Promise<Unit> {
  return orNotFound(await db.selectFrom('unit').select(unitColumns).where('id', '=', id).executeTakeFirst());
}

/** The names of these units, by id. */
export async function listUnitNames(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function findUnitByCode(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('code', '=', code)
    .where(inForce(on, 'unit'))
    .executeTakeFirst();
}

/** Units in force on the day, of one kind or all, in the order of their codes. */
export function listUnits(
  db: Database | Tx,
  on: Temporal.PlainDate,
  { kind, agencyId }: { readonly kind?: string; readonly agencyId?: string } = {},
): Promise<readonly Unit[]> {
  let query = db.selectFrom('unit').select(unitColumns).where(inForce(on, 'unit'));
  if (kind) query = query.where('kind', '=', kind);
  if (agencyId) query = query.where('agencyId', '=', agencyId);
  return query.orderBy('code').execute();
}

/** The agency of a commune: the People's Committee of the place that stands there on the day. */
export function findCommuneAgency(
  db: Database | Tx,
  placeCode: string,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('placeCode', '=', placeCode)
    .where('kind', '=', 'communePeoplesCommittee')
    .where(inForce(on, 'unit'))
    .executeTakeFirst();
}

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

/** Places of one level in force on the day, in Vietnamese order. */
export function listPlaces(
  db: Database | Tx,
  level: 'province' | 'district' | 'commune',
  on: Temporal.PlainDate,
  parentCode?: string,
): Promise<readonly Place[]> {
  let query = db
    .selectFrom('place')
    .select(placeColumns)
    .where('level', '=', level)
    .where(inForce(on, 'place'));
  if (parentCode) query = query.where('parentCode', '=', parentCode);
  return query.orderBy(sql`name collate "vi-x-icu"`).execute();
}

export function findPlace(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<Place | undefined> {
  return db
    .selectFrom('place')
    .select(placeColumns)
    .where('code', '=', code)
    .where(inForce(on, 'place'))
    .executeTakeFirst();
}

/** The places that hold today what this place held: itself where it still stands. Old papers resolve by it. */
export async function listSuccessors(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<readonly Place[]> {
  const found = new Map<string, Place>();
  const seen = new Set<string>();
  for (let codes = [code]; codes.length > 0; ) {
    const rows = await db
      .selectFrom('placeSuccession')
      .select(['predecessorCode', 'successorCode'])
      .where('predecessorCode', 'in', codes)
      .where('onDate', '<=', on)
      .execute();
    for (const each of codes) {
      seen.add(each);
      const standing = await findPlace(db, each, on);
      if (standing && !rows.some((row) => row.predecessorCode === each && row.successorCode !== each)) {
        found.set(each, standing);
      }
    }
    codes = [...new Set(rows.map((row) => row.successorCode))].filter((next) => !seen.has(next));
  }
  return [...found.values()];
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

/** The unit of the place that handles the field: an office of a commune, a division or a department of the province. */
export function findUnitForField(
  db: Database | Tx,
  field: string,
  level: 'province' | 'commune',
  placeCode: string | null,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  let query = db
    .selectFrom('unit')
    .select(unitColumns)
    .where('level', '=', level)
    .where(sql<SqlBool>`fields @> array[${field}]`)
    .where(inForce(on, 'unit'));
  if (placeCode) query = query.where('placeCode', '=', placeCode);
  return query.orderBy('code').executeTakeFirst();
}

/**
 * The one-stop desk of an agency: its own service centre, else that of its place, else the province's; nothing
 * where no service centre stands.
 */
export function findDesk(
  db: Database | Tx,
  agency: Pick<Unit, 'id' | 'level' | 'placeCode'>,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('kind', '=', 'serviceCentre')
    .where((is) => is.or([is('agencyId', '=', agency.id), is('level', '=', agency.level)]))
    .where((is) => is.or([is('agencyId', '=', agency.id), is('placeCode', '=', agency.placeCode)]))
    .where(inForce(on, 'unit'))
    .orderBy((is) => is('agencyId', '=', agency.id), 'desc')
    .orderBy('code')
    .executeTakeFirst();
}

/** Units by their ids, in no order. */
export function listUnitsById(db: Database | Tx, ids: readonly string[]): Promise<readonly Unit[]> {
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute();
}
