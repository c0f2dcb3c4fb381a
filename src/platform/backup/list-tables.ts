import type pg from 'pg';

export interface Table {
  readonly name: string;
  /** Those that are stored, not computed. */
  readonly columns: readonly string[];
}

/**
 * The tables of a schema but for the list of migrations, each after those it refers to.
 *
 * @throws Error when tables refer to each other in a circle: no order would load them
 */
export async function listTables(client: pg.ClientBase, schema: string): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `select name.relname as name,
       array(select attname::text from pg_attribute
             where attrelid = name.oid and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum) as columns,
       array(select distinct needed.relname::text from pg_constraint
             join pg_class needed on needed.oid = confrelid
             where conrelid = name.oid and contype = 'f' and confrelid <> conrelid) as needs
     from pg_class name join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = $1 and relkind = 'r' and relname <> 'migration' order by relname`,
    [schema],
  );
  const ordered: Table[] = [];
  const placed = new Set<string>();
  let waiting = rows;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => placed.has(name)));
    if (ready.length === 0) {
      throw new Error(
        `Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    }
    for (const { name, columns } of ready) {
      ordered.push({ name, columns });
      placed.add(name);
    }
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
