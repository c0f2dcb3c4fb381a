import { createDemoAuthority } from '#engines/pdf-signature/index.ts';
import {
  dayOf,
  findUnitByCode,
  listHeldPositions,
  loadOrganisation,
  loadPeople,
} from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { addKey } from './commands/add-key.ts';
import { decideGrant } from './commands/decide-grant.ts';
import { publishContract } from './commands/publish-contract.ts';
import { type RegisterClient, registerClient } from './commands/register-client.ts';
import { registerService } from './commands/register-service.ts';
import { type RequestGrant, requestGrant } from './commands/request-grant.ts';
import { libraryContract } from './contracts/fixtures.ts';
import type { Client, PlatformServices, Service } from './model.ts';
import './policy.ts';
import '#modules/org/policy.ts';

const years = {
  notBefore: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  notAfter: Temporal.Instant.from('2036-01-01T00:00:00Z'),
};

export interface SamplePlatform {
  readonly services: PlatformServices;
  readonly clock: { now: Temporal.Instant };
  readonly system: Context;
  /** An administrator of the provider: of the office of the province. */
  readonly viet: Context;
  /** Of a commune, whose systems call. */
  readonly nam: Context;
  readonly agencies: { readonly office: string; readonly commune: string };
  /** A service of the office, in force at this address. */
  share(
    name: string,
    address: string,
    over?: { timeoutMs?: number; capacity?: number; testAddress?: string },
  ): Promise<Service>;
  /** A system of the commune with its key. */
  join(system: string, over?: Partial<RegisterClient>): Promise<{ client: Client; key: string }>;
  /** Asked for by the one, granted by the other. */
  grant(client: Client, service: Service, over?: Partial<RequestGrant>): Promise<string>;
}

/** The invented province with its gateway, and whoever shares and calls. */
export async function samplePlatform(database: Pick<TestDatabase, 'context'>): Promise<SamplePlatform> {
  const clock = { now: Temporal.Instant.from('2026-11-25T02:00:00Z') };
  const system = database.context(undefined, () => clock.now);
  const pack = readPack('packs', 'sample');
  await loadOrganisation(system, pack);
  const people = await loadPeople(system, pack);
  const today = dayOf(clock.now);
  const officer = async (username: string) => {
    const { officerId, fullName } = people.find((each) => each.username === username)!;
    const positions = await listHeldPositions(system.db, officerId, today);
    return system.as({ kind: 'officer', id: officerId, name: fullName, positions });
  };
  const agency = async (code: string) => (await findUnitByCode(system.db, code, today))!.id;
  const [viet, nam] = await Promise.all([officer('viet'), officer('nam')]);
  const agencies = { office: await agency('H99.01'), commune: await agency('H99.102') };
  const rules = { allowsLoopback: true };
  const authority = createDemoAuthority({ commonName: 'Chứng thư mẫu', ...years });
  const signer = authority.issueSigner({ commonName: 'Nền tảng dữ liệu', keyType: 'rsa', ...years });
  return {
    services: { signer, secret: '5e'.repeat(32), rules, trustsProxy: false },
    clock,
    system,
    viet,
    nam,
    agencies,
    async share(name, address, { testAddress, ...limits } = {}) {
      const service = await registerService(viet, {
        name,
        title: 'Thư viện tỉnh',
        agencyId: agencies.office,
        ...limits,
      });
      await publishContract(viet, rules, {
        serviceId: service.id,
        text: JSON.stringify(libraryContract),
        address,
        testAddress,
      });
      return service;
    },
    async join(name, over = {}) {
      const client = await registerClient(nam, {
        system: name,
        name: `Hệ thống ${name}`,
        agencyId: agencies.commune,
        perSecond: 500,
        burst: 500,
        ...over,
      });
      return { client, key: await addKey(nam, { clientId: client.id, overlapDays: 7 }) };
    },
    async grant(client, service, over = {}) {
      const asked = {
        operation: 'getMember',
        purpose: 'cap-the',
        lawBasis: 'Điều 12 Quy chế thư viện',
        ...over,
      };
      const { id } = await requestGrant(nam, { clientId: client.id, serviceId: service.id, ...asked });
      await decideGrant(viet, { grantId: id, state: 'granted', note: '' });
      return id;
    },
  };
}
