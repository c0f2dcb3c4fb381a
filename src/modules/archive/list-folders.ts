import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { queryOf } from './fold-words.ts';
import type { Folder, FolderState } from './model.ts';
import { folderColumns } from './queries.ts';
import { sightsOf } from './scope.ts';

export interface FolderFilter {
  readonly state?: FolderState | undefined;
  readonly year?: number | undefined;
  /** Words of its code or title, with or without accents. */
  readonly search?: string | undefined;
  readonly after?: { readonly listedAt: Temporal.Instant; readonly id: string } | undefined;
  readonly limit?: number;
}

/** The folders the actor sees, latest first, a page at a time: each way of seeing one is a walk along its index, cut at the limit. */
export async function listFolders(
  db: Database | Tx,
  actor: Actor,
  { limit = 50, state, year, search, after }: FolderFilter,
): Promise<readonly Folder[]> {
  const query = queryOf(search);
  const walks = sightsOf(actor).map(({ column, id }) => {
    const conditions: readonly (RawBuilder<SqlBool> | false)[] = [
      sql<SqlBool>`${sql.ref(column)} = ${id}::uuid`,
      state !== undefined && sql<SqlBool>`state = ${state}`,
      year !== undefined && sql<SqlBool>`year = ${year}`,
      query !== undefined && sql<SqlBool>`words @@ ${query}`,
      after !== undefined && sql<SqlBool>`(listed_at, id) < (${after.listedAt}, ${after.id}::uuid)`,
    ];
    const all = conditions.filter((condition) => condition !== false);
    return sql`(select id, listed_at from archive_folder where ${sql.join(all, sql` and `)}
      order by listed_at desc, id desc limit ${limit})`;
  });
  if (walks.length === 0) return [];
  const page = sql<string>`(select id from (${sql.join(walks, sql` union `)}) as seen
    order by listed_at desc, id desc limit ${limit})`;
  const rows = await db
    .selectFrom('archiveFolder')
    .select(folderColumns)
    .where('id', 'in', page)
    .orderBy('listedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as readonly Folder[];
}
