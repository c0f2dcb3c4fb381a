import type { Database, Tx } from '#platform/context.ts';
import type { Problem } from './contracts/compile-contract.ts';
import type { Example } from './contracts/expectation-problems.ts';

/** An example that a client relies on, with what the last run against the provider's test address found. */
export interface Expectation extends Example {
  readonly id: string;
  readonly version: number;
  readonly clientId: string;
  readonly clientSystem: string;
  readonly serviceId: string;
  readonly major: number;
  readonly name: string;
  readonly runAt: Temporal.Instant | null;
  /** Null before the first run. */
  readonly problems: readonly Problem[] | null;
}

interface Which {
  readonly serviceId?: string;
  readonly major?: number;
  readonly clientId?: string;
}

/** Those that are relied on still. */
export const listExpectations = (
  db: Database | Tx,
  { serviceId, major, clientId }: Which,
): Promise<readonly Expectation[]> =>
  db
    .selectFrom('gatewayExpectation')
    .innerJoin('gatewayClient', 'gatewayClient.id', 'clientId')
    .select([
      'gatewayExpectation.id',
      'gatewayExpectation.version',
      'clientId',
      'serviceId',
      'major',
      'operation',
    ])
    .select([
      'gatewayExpectation.name',
      'request',
      'response',
      'runAt',
      'problems',
      'gatewayClient.system as clientSystem',
    ])
    .where('withdrawnAt', 'is', null)
    .$if(serviceId !== undefined, (query) => query.where('serviceId', '=', serviceId!))
    .$if(major !== undefined, (query) => query.where('major', '=', major!))
    .$if(clientId !== undefined, (query) => query.where('clientId', '=', clientId!))
    .orderBy('gatewayExpectation.id')
    .execute() as Promise<unknown> as Promise<readonly Expectation[]>;
