import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/** Calls of some days, of one service or one client. */
export interface Usage {
  readonly calls: number;
  readonly failed: number;
  readonly refused: number;
  readonly bytes: number;
  /** The mean of what was answered and refused together. */
  readonly meanMs: number;
}

export const noUsage: Usage = { calls: 0, failed: 0, refused: 0, bytes: 0, meanMs: 0 };

/** Sums by service, by client or by day, from the day on. */
export async function sumUsage(
  db: Database,
  by: 'serviceId' | 'clientId' | 'onDate',
  { from, serviceId }: { readonly from: Temporal.PlainDate; readonly serviceId?: string },
): Promise<ReadonlyMap<string, Usage>> {
  const rows = await db
    .selectFrom('gatewayUsage')
    .select(by)
    .select([
      sql<number>`sum(calls)::float8`.as('calls'),
      sql<number>`sum(failed)::float8`.as('failed'),
      sql<number>`sum(refused)::float8`.as('refused'),
      sql<number>`sum(bytes)::float8`.as('bytes'),
      sql<number>`(sum(ms) / greatest(sum(calls), 1))::float8`.as('meanMs'),
    ])
    .where('onDate', '>=', from)
    .$if(serviceId !== undefined, (query) => query.where('serviceId', '=', serviceId!))
    .groupBy(by)
    .orderBy(by)
    .execute();
  return new Map(
    rows.map(({ calls, failed, refused, bytes, meanMs, ...key }) => [
      String(Object.values(key)[0]),
      { calls, failed, refused, bytes, meanMs },
    ]),
  );
}

/** How many clients called a service in those days. */
export async function countUsers(
  db: Database,
  from: Temporal.PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('gatewayUsage')
    .select(['serviceId', sql<number>`count(distinct client_id)::int`.as('users')])
    .where('onDate', '>=', from)
    .groupBy('serviceId')
    .execute();
  return new Map(rows.map(({ serviceId, users }) => [serviceId, users]));
}
