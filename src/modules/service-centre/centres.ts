import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Centre, Group } from './model.ts';

const centreColumns = [
  'id',
  'version',
  'unitId',
  'agencyId',
  'code',
  'name',
  'nameEn',
  'isAlwaysOpen',
] as const;
const groupColumns = ['centreId', 'code', 'name', 'nameEn', 'agencyId', 'fields', 'slotCapacity'] as const;

/** Every centre of the province, the province's own first. There are as many as communes and one. */
export const listCentres = (db: Database | Tx): Promise<readonly Centre[]> =>
  db.selectFrom('centre').select(centreColumns).orderBy('code').execute();

export const getCentre = async (db: Database | Tx, id: string): Promise<Centre> =>
  orNotFound(await db.selectFrom('centre').select(centreColumns).where('id', '=', id).executeTakeFirst());

export const getCentreByCode = async (db: Database | Tx, code: string): Promise<Centre> =>
  orNotFound(await db.selectFrom('centre').select(centreColumns).where('code', '=', code).executeTakeFirst());

/** Every group of a centre, those that no counter calls any more among them. */
export const listAllGroups = (db: Database | Tx, centreId: string): Promise<readonly Group[]> =>
  db
    .selectFrom('centreGroup')
    .select(groupColumns)
    .where('centreId', '=', centreId)
    .orderBy('code')
    .execute();

/** What one may queue for: the groups that a counter calls. */
export const listGroups = async (db: Database | Tx, centreId: string): Promise<readonly Group[]> => {
  const counters = await db
    .selectFrom('centreCounter')
    .select('groups')
    .where('centreId', '=', centreId)
    .execute();
  const called = new Set(counters.flatMap(({ groups }) => groups));
  return (await listAllGroups(db, centreId)).filter(({ code }) => called.has(code));
};

export const findGroup = (db: Database | Tx, centreId: string, code: string): Promise<Group | undefined> =>
  db
    .selectFrom('centreGroup')
    .select(groupColumns)
    .where('centreId', '=', centreId)
    .where('code', '=', code)
    .executeTakeFirst();

export const getGroup = async (db: Database | Tx, centreId: string, code: string): Promise<Group> =>
  orNotFound(await findGroup(db, centreId, code));
