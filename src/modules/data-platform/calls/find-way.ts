import { dayOf } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import { type ContractCache, findContract } from '../contract-rows.ts';
import type { CompiledContract } from '../contracts/compile-contract.ts';
import { type Client, type Contract, type Grant, isInForce, type Operation, type Service } from '../model.ts';
import type { CallRecord } from './record-call.ts';

/** What a call is, once the contract and the grant have been found. */
export interface Way {
  readonly contract: Contract;
  readonly compiled: CompiledContract;
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly grant: Pick<Grant, 'id' | 'purpose' | 'scope'>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly purpose: string | undefined;
  /** The major version that the client names; without it the newest that it has a grant for. */
  readonly major: number | undefined;
  readonly now: Temporal.Instant;
}

/** What the log says of a call, as far as it is known. */
type Heading = Pick<CallRecord['row'], 'contractId' | 'operation' | 'path'>;

/**
 * The operation that is called, under the version its client was built against, and the leave to call it for that purpose.
 *
 * @throws Refusal `operation-unknown`, `method-unknown`, `purpose-missing`, `grant-missing`
 */
export async function findWay(
  db: Database,
  contracts: ContractCache,
  client: Client,
  service: Service,
  { method, path, purpose, major, now }: Asked,
  heading: Heading,
): Promise<Way> {
  const grants = (await listGrants(db, client.id, service.id)).filter((grant) =>
    isInForce(grant, dayOf(now)),
  );
  const majors = [...new Set(grants.map((grant) => grant.major))].toSorted((one, other) => other - one);
  const asked = major === undefined ? majors : [major];
  let refusal = new Refusal('operation-unknown');
  for (const each of asked.length > 0 ? asked : [undefined]) {
    const contract = await findContract(db, service.id, each);
    if (!contract) continue;
    const compiled = await contracts(db, contract);
    const found = compiled.find(method, path);
    heading.contractId = contract.id;
    if (!found) continue;
    if (found === 'method-unknown') {
      refusal = new Refusal('method-unknown');
      continue;
    }
    Object.assign(heading, { operation: found.operation.id, path: found.operation.path });
    refuseUnless(purpose, 'purpose-missing');
    const grant = grants.find(
      (one) =>
        one.major === contract.major && one.operation === found.operation.id && one.purpose === purpose,
    );
    if (grant) return { contract, compiled, grant, ...found };
    refusal = new Refusal('grant-missing');
  }
  throw refusal;
}

const listGrants = (db: Database, clientId: string, serviceId: string): Promise<readonly Grant[]> =>
  db
    .selectFrom('gatewayGrant')
    .selectAll()
    .where('clientId', '=', clientId)
    .where('serviceId', '=', serviceId)
    .where('state', '=', 'granted')
    .execute() as Promise<unknown> as Promise<readonly Grant[]>;
