import { type KyselyPlugin, PostgresDialect, PostgresQueryCompiler, type UnknownRow } from 'kysely';

/** `dueAt` → `due_at`; each name is worked out once. */
const snakeCase = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** `due_at` → `dueAt`. */
const camelCase = remembered((name) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);

function remembered(rename: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let renamed = known.get(name);
    if (renamed === undefined) {
      renamed = rename(name);
      known.set(name, renamed);
    }
    return renamed;
  };
}

/**
 * PostgreSQL whose names are `snake_case` in SQL. The names are changed where the text is written, which costs a
 * look-up a name; Kysely's own plugin walks and copies every query first, a tenth of a dossier's whole life.
 */
export class SnakeCaseDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new SnakeCaseCompiler();
  }
}

export class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(snakeCase(identifier));
  }
}

/** Rows come back in `camelCase`; keys inside JSON stay as they are. */
export const camelCaseRows: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(camelCaseRow) }),
};

function camelCaseRow(row: UnknownRow): UnknownRow {
  const renamed: UnknownRow = {};
  for (const name in row) renamed[camelCase(name)] = row[name];
  return renamed;
}
