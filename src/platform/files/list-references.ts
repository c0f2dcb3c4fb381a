import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../context.ts';

/** A row that names bytes: by a `file`, or directly by their hash. */
export interface BlobReference {
  readonly sha256: string;
  readonly table: string;
  /** Null where the hash itself is named. */
  readonly fileId: string | null;
}

/**
 * Every row of the province that names one of these blobs, a line for each table and file. The catalogue of the database is asked what
 * refers to `file`, and which tables without such a column have one of a hash: a table added tomorrow is seen too.
 */
export async function listReferences(
  db: Database | Tx,
  hashes: readonly string[],
): Promise<readonly BlobReference[]> {
  if (hashes.length === 0) return [];
  const { rows: columns } = await sql<{ table: string; column: string; by: 'file' | 'hash' }>`
    with by_file as (
      select conrelid, attname from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'file'::regclass)
    select relname as "table", attname as "column", 'file' as "by" from by_file
    join pg_class on pg_class.oid = conrelid
    union all
    select relname, attname, 'hash' from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p') and attname like '%sha256' and attnum > 0 and not attisdropped
      and relnamespace = (select relnamespace from pg_class where oid = 'file'::regclass)
      and relname <> 'file' and attrelid not in (select conrelid from by_file)`.execute(db);
  const wanted = sql`any(${[...hashes]}::text[])`;
  const walks = columns.map(({ table, column, by }): RawBuilder<unknown> => {
    const named = sql.ref(`${table}.${column}`);
    return by === 'file'
      ? sql`select distinct file.sha256, ${table} as "table", file.id as file_id from file
          join ${sql.table(table)} on ${named} = file.id where file.sha256 = ${wanted}`
      : sql`select distinct ${named} as sha256, ${table} as "table", null::uuid as file_id
          from ${sql.table(table)} where ${named} = ${wanted}`;
  });
  const { rows } = await sql<BlobReference>`${sql.join(walks, sql` union all `)}`.execute(db);
  return rows;
}
