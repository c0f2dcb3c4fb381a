import { randomUUID } from 'node:crypto';
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

let [lastMs, countInMs] = [0, 0];

/**
 * The next identifier: version 7, so that new rows lie together in an index. Each is greater than those this process
 * gave before, so that rows of one moment keep their order: the twelve bits after the time count (RFC 9562 §6.2,
 * method 1), and more than 4,096 in a millisecond borrow from the next.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) [lastMs, countInMs] = [now, 0];
  else if (++countInMs > 0xfff) [lastMs, countInMs] = [lastMs + 1, 0];
  const time = lastMs.toString(16).padStart(12, '0');
  const count = countInMs.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
}
