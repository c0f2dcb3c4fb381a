import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Client } from './model.ts';

const columns = [
  'id',
  'version',
  'system',
  'name',
  'agencyId',
  'keeperUnitId',
  'state',
  'perSecond',
  'burst',
  'dailyCalls',
] as const;

export const listClients = (db: Database | Tx): Promise<readonly Client[]> =>
  db.selectFrom('gatewayClient').select(columns).orderBy('name').execute() as Promise<readonly Client[]>;

/** @throws Refusal `not-found` */
export const getClient = async (db: Database | Tx, id: string): Promise<Client> =>
  orNotFound(
    (await db.selectFrom('gatewayClient').select(columns).where('id', '=', id).executeTakeFirst()) as
      | Client
      | undefined,
  );

export const lockClient = async (tx: Tx, id: string): Promise<Client> =>
  orNotFound(
    (await tx
      .selectFrom('gatewayClient')
      .select(columns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) as Client | undefined,
  );

/** How a client proves who it is, without what proves it. */
export interface Credential {
  readonly id: string;
  readonly kind: 'key' | 'certificate';
  readonly label: string;
  readonly validFrom: Temporal.Instant;
  readonly validTo: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
}

export const listCredentials = (db: Database | Tx, clientId: string): Promise<readonly Credential[]> =>
  db
    .selectFrom('gatewayCredential')
    .select(['id', 'kind', 'label', 'validFrom', 'validTo', 'revokedAt'])
    .where('clientId', '=', clientId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute() as Promise<readonly Credential[]>;
