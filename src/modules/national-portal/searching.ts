import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Every word typed stands somewhere in the folded column, with or without accents. */
export const containing = (column: string, typed: string): RawBuilder<SqlBool> =>
  sql.join(
    typed
      .trim()
      .split(/\s+/)
      .slice(0, 8)
      .map(
        (word) =>
          sql`${sql.ref(column)} like '%' || public.vn_fold(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`,
      ),
    sql` and `,
  );
