import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Service } from './model.ts';

const columns = [
  'id',
  'version',
  'name',
  'title',
  'agencyId',
  'keeperUnitId',
  'state',
  'timeoutMs',
  'capacity',
] as const;

export const listServices = (db: Database | Tx): Promise<readonly Service[]> =>
  db.selectFrom('gatewayService').select(columns).orderBy('title').execute() as Promise<readonly Service[]>;

export const findServiceByName = (db: Database | Tx, name: string): Promise<Service | undefined> =>
  db.selectFrom('gatewayService').select(columns).where('name', '=', name).executeTakeFirst() as Promise<
    Service | undefined
  >;

/** @throws Refusal `not-found` */
export const getService = async (db: Database | Tx, id: string): Promise<Service> =>
  orNotFound(
    (await db.selectFrom('gatewayService').select(columns).where('id', '=', id).executeTakeFirst()) as
      | Service
      | undefined,
  );

/** The service, held until the act is over: versions are published one after another. */
export const lockService = async (tx: Tx, id: string): Promise<Service> =>
  orNotFound(
    (await tx
      .selectFrom('gatewayService')
      .select(columns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) as Service | undefined,
  );
