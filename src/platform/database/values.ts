import { randomUUIDv7 } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';

// PostgreSQL's types as ours: an instant, a date, and numbers too large for a float as strings.
const { builtins, setTypeParser } = pg.types;
setTypeParser(builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text));
setTypeParser(builtins.DATE, (text) => Temporal.PlainDate.from(text));
setTypeParser(builtins.TIME, (text) => Temporal.PlainTime.from(text));

// `pg` asks a value for `toPostgres` before it falls back to JSON, which would put quotes around a date.
for (const type of [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime]) {
  Object.defineProperty(type.prototype, 'toPostgres', {
    value(this: { toString(): string }) {
      return this.toString();
    },
  });
}

/** A value for a `jsonb` column; arrays need it, for `pg` would send them as PostgreSQL arrays. */
export const jsonb = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;

/** The next identifier: version 7, so that new rows lie together in an index. */
export const newId = (): string => randomUUIDv7();
