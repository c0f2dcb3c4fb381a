import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Grant } from './model.ts';

/** A grant with the names of both sides. */
export interface ListedGrant extends Grant {
  readonly clientName: string;
  readonly serviceName: string;
  readonly serviceTitle: string;
}

/** The grants of a client, or of a service, the newest request first. */
export const listGrants = (
  db: Database | Tx,
  of: { readonly clientId: string } | { readonly serviceId: string },
): Promise<readonly ListedGrant[]> =>
  db
    .selectFrom('gatewayGrant')
    .innerJoin('gatewayClient', 'gatewayClient.id', 'clientId')
    .innerJoin('gatewayService', 'gatewayService.id', 'serviceId')
    .selectAll('gatewayGrant')
    .select([
      'gatewayClient.name as clientName',
      'gatewayService.name as serviceName',
      'gatewayService.title as serviceTitle',
    ])
    .$if('clientId' in of, (query) => query.where('clientId', '=', (of as { clientId: string }).clientId))
    .$if('serviceId' in of, (query) => query.where('serviceId', '=', (of as { serviceId: string }).serviceId))
    .orderBy('askedAt', 'desc')
    .limit(500)
    .execute() as Promise<unknown> as Promise<readonly ListedGrant[]>;

/** @throws Refusal `not-found` */
export const getGrant = async (db: Database | Tx, id: string): Promise<Grant> =>
  orNotFound(
    await db.selectFrom('gatewayGrant').selectAll().where('id', '=', id).executeTakeFirst(),
  ) as unknown as Grant;

export const lockGrant = async (tx: Tx, id: string): Promise<Grant> =>
  orNotFound(
    await tx.selectFrom('gatewayGrant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  ) as unknown as Grant;
