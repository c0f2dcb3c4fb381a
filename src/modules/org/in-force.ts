import { type Expression, type SqlBool, sql } from 'kysely';

/** Rows in force on the day: begun, and not ended before it. */
export const inForce = (on: Temporal.PlainDate, table: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${table}.validFrom`)} <= ${on} and coalesce(${sql.ref(`${table}.validTo`)}, 'infinity') >= ${on}`;
