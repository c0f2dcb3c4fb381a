import { dayOf, listUnitNames } from '#modules/org/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { type LoggedCall, listCalls } from './call-log.ts';
import { listClients } from './clients.ts';
import type { Client, Contract, Service } from './model.ts';
import { listServices } from './services.ts';
import { noUsage, sumUsage, type Usage } from './usage.ts';

export interface ServiceRow {
  readonly service: Service;
  readonly agencyName: string;
  readonly version: string | null;
  readonly operations: Contract['operations'];
  readonly today: Usage;
  readonly waitingGrants: number;
  readonly openDiscrepancies: number;
}

export interface ClientRow {
  readonly client: Client;
  readonly agencyName: string;
  readonly today: Usage;
}

/** Participants, services, quotas and the log of today, for one screen. */
export interface Overview {
  readonly services: readonly ServiceRow[];
  readonly clients: readonly ClientRow[];
  readonly latest: readonly LoggedCall[];
}

export async function readOverview({ db, now }: Context): Promise<Overview> {
  const from = dayOf(now());
  const [services, clients, latest, ofService, ofClient] = await Promise.all([
    listCatalogue(db),
    listClients(db),
    listCalls(db, {}, 8),
    sumUsage(db, 'serviceId', { from }),
    sumUsage(db, 'clientId', { from }),
  ]);
  const [waiting, open] = await Promise.all([
    countOf(db, 'gatewayGrant', 'asked'),
    countOf(db, 'gatewayDiscrepancy', 'open'),
  ]);
  const names = await listUnitNames(db, [...new Set(clients.map(({ agencyId }) => agencyId))]);
  return {
    services: services.map((row) => ({
      ...row,
      today: ofService.get(row.service.id) ?? noUsage,
      waitingGrants: waiting.get(row.service.id) ?? 0,
      openDiscrepancies: open.get(row.service.id) ?? 0,
    })),
    clients: clients.map((client) => ({
      client,
      agencyName: names.get(client.agencyId) ?? '',
      today: ofClient.get(client.id) ?? noUsage,
    })),
    latest,
  };
}

/** Every service with its provider and the version in force. */
export async function listCatalogue(
  db: Database,
): Promise<readonly Pick<ServiceRow, 'service' | 'agencyName' | 'version' | 'operations'>[]> {
  const services = await listServices(db);
  const [names, contracts] = await Promise.all([
    listUnitNames(db, [...new Set(services.map(({ agencyId }) => agencyId))]),
    db
      .selectFrom('gatewayContract')
      .distinctOn('serviceId')
      .select(['serviceId', 'major', 'minor', 'operations'])
      .orderBy('serviceId')
      .orderBy('major', 'desc')
      .orderBy('minor', 'desc')
      .execute(),
  ]);
  const latest = new Map(contracts.map((contract) => [contract.serviceId, contract]));
  return services.map((service) => {
    const contract = latest.get(service.id);
    return {
      service,
      agencyName: names.get(service.agencyId) ?? '',
      version: contract ? `${contract.major}.${contract.minor}` : null,
      operations: (contract?.operations ?? []) as unknown as Contract['operations'],
    };
  });
}

async function countOf(
  db: Database,
  table: 'gatewayGrant' | 'gatewayDiscrepancy',
  state: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(['serviceId', ({ fn }) => fn.countAll<string>().as('count')])
    .where('state', '=', state)
    .groupBy('serviceId')
    .execute();
  return new Map(rows.map(({ serviceId, count }) => [serviceId, Number(count)]));
}
