import { zone } from '#modules/org/index.ts';
import type { Database } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { CallQuery } from './paths.ts';
import { type CallRow, callColumns } from './proof/call-entry.ts';

/** A call with its place in the signed log, when it has one. */
export type LoggedCall = CallRow & { readonly batchId: string | null };

/** The log, the latest first, walked by key: each narrowing has an index of its own. */
export const listCalls = (
  db: Database,
  { service, client, outcome, on, after }: CallQuery,
  limit: number,
): Promise<readonly LoggedCall[]> => {
  const day = on === undefined ? undefined : Temporal.PlainDate.from(on);
  return db
    .selectFrom('gatewayCall')
    .select([...callColumns, 'batchId'])
    .$if(Boolean(service), (query) => query.where('serviceId', '=', service!))
    .$if(Boolean(client), (query) => query.where('clientId', '=', client!))
    .$if(Boolean(outcome), (query) => query.where('outcome', '=', outcome!))
    .$if(day !== undefined, (query) =>
      query.where('at', '>=', startOf(day!)).where('at', '<', startOf(day!.add({ days: 1 }))),
    )
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(after!.at, after!.id))),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
};

const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(zone).toInstant();

/** @throws Refusal `not-found` */
export const getCall = async (db: Database, id: string): Promise<LoggedCall> =>
  orNotFound(
    await db
      .selectFrom('gatewayCall')
      .select([...callColumns, 'batchId'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
