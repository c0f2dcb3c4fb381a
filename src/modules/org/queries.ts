import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { inForce } from './in-force.ts';
import type { Unit } from './model.ts';

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
  agencyId: string,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  const agency = (column: 'level' | 'placeCode') =>
    db.selectFrom('unit as agency').select(`agency.${column}`).where('agency.id', '=', agencyId);
  return db
    .selectFrom('unit')
    .select(unitColumns)
    .where('kind', '=', 'serviceCentre')
    .where((is) => is.or([is('agencyId', '=', agencyId), is('level', '=', agency('level'))]))
    .where((is) => is.or([is('agencyId', '=', agencyId), is('placeCode', '=', agency('placeCode'))]))
    .where(inForce(on, 'unit'))
    .orderBy((is) => is('agencyId', '=', agencyId), 'desc')
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
