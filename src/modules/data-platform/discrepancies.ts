import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Problem } from './contracts/compile-contract.ts';

/** A ticket to a provider whose answers differ from its contract. */
export interface Discrepancy {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly serviceId: string;
  readonly contractId: string;
  readonly operation: string;
  readonly problems: readonly Problem[];
  readonly callId: string;
  readonly state: 'open' | 'mended' | 'disputed';
  readonly firstAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly answer: string | null;
}

export interface ListedDiscrepancy extends Discrepancy {
  /** Calls whose answers differed so; counted up to a thousand. */
  readonly times: number;
}

const columns = [
  'id',
  'version',
  'code',
  'serviceId',
  'contractId',
  'operation',
  'problems',
  'callId',
  'state',
  'firstAt',
  'closedAt',
  'answer',
] as const;

/** The tickets of a service, or of all, open ones first. */
export const listDiscrepancies = (db: Database, serviceId?: string): Promise<readonly ListedDiscrepancy[]> =>
  db
    .selectFrom('gatewayDiscrepancy')
    .select(columns)
    .select(
      sql<number>`(select count(*)::int from (select from gateway_call where discrepancy_id = gateway_discrepancy.id limit 1000) counted)`.as(
        'times',
      ),
    )
    .$if(serviceId !== undefined, (query) => query.where('serviceId', '=', serviceId!))
    .orderBy(sql`state <> 'open'`)
    .orderBy('firstAt', 'desc')
    .limit(200)
    .execute() as Promise<unknown> as Promise<readonly ListedDiscrepancy[]>;

/** @throws Refusal `not-found` */
export const getDiscrepancy = async (db: Database | Tx, id: string): Promise<Discrepancy> =>
  orNotFound(
    await db.selectFrom('gatewayDiscrepancy').select(columns).where('id', '=', id).executeTakeFirst(),
  ) as unknown as Discrepancy;

export const lockDiscrepancy = async (tx: Tx, id: string): Promise<Discrepancy> =>
  orNotFound(
    await tx
      .selectFrom('gatewayDiscrepancy')
      .select(columns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  ) as unknown as Discrepancy;
