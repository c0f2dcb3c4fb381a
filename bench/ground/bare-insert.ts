import type pg from 'pg';

// biome-ignore lint/suspicious/noExplicitAny: rows exactly as the database gives them
export type Row = Record<string, any>;

const own = new Set(['id', 'dossier_id', 'instance_id', 'subject_id', 'obligation_id']);

/** One row by a prepared statement; identifiers of this copy are renewed, all else is as it was. */
export async function bareInsert(
  client: pg.Client,
  table: string,
  row: Row,
  fresh: (id: string) => string,
  over: Row = {},
): Promise<void> {
  const columns = Object.keys(row);
  await client.query({
    name: `insert ${table}`,
    text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values: columns.map((column) => {
      const value =
        column in over ? over[column] : own.has(column) && row[column] ? fresh(row[column]) : row[column];
      const isJson =
        value !== null && typeof value === 'object' && !('toPostgres' in value) && !Array.isArray(value);
      return isJson ? JSON.stringify(value) : value;
    }),
  });
}
