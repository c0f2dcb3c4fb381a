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

export const listGroups = (db: Database | Tx, centreId: string): Promise<readonly Group[]> =>
  db
    .selectFrom('centreGroup')
    .select(groupColumns)
    .where('centreId', '=', centreId)
    .orderBy('code')
    .execute();

export const getGroup = async (db: Database | Tx, centreId: string, code: string): Promise<Group> =>
  orNotFound(
    await db
      .selectFrom('centreGroup')
      .select(groupColumns)
      .where('centreId', '=', centreId)
      .where('code', '=', code)
      .executeTakeFirst(),
  );
