import { sql } from 'kysely';
import type { FormSource } from '#engines/forms/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** A version of a procedure that has a form of its own, for those who look after forms. */
export interface FormVersion {
  /** Of the procedure's version. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly effectiveTo: Temporal.PlainDate | null;
  readonly source: string;
  readonly form: FormSource;
}

export interface FormVersionFilter {
  /** Part of a name or code, with or without accents. */
  readonly search?: string | undefined;
  readonly code?: string | undefined;
  readonly limit?: number;
}

/**
 * The forms there are, by the names of their procedures, the newest version first. A version that changed something
 * else keeps its form, and is a row of its own: dossiers are kept by versions.
 */
export async function listFormVersions(
  db: Database,
  { search, code, limit = 200 }: FormVersionFilter = {},
): Promise<readonly FormVersion[]> {
  let query = formVersions(db);
  if (code) query = query.where('procedure.code', '=', code);
  if (search) {
    const escaped = search.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
    query = query.where((is) =>
      is.or([
        is('procedure.code', '=', search.trim()),
        sql<boolean>`public.vn_fold(procedure_version.name) like '%' || public.vn_fold(${escaped}) || '%'`,
      ]),
    );
  }
  const rows = await query.limit(limit).execute();
  return rows as unknown as readonly FormVersion[];
}

/** @throws Refusal `not-found` for a version that is not there, or has no form of its own */
export async function getFormVersion(db: Database, id: string): Promise<FormVersion> {
  const row = await formVersions(db).where('procedureVersion.id', '=', id).executeTakeFirst();
  return orNotFound(row) as unknown as FormVersion;
}

const formVersions = (db: Database) =>
  db
    .selectFrom('procedureVersion')
    .innerJoin('procedure', 'procedure.id', 'procedureVersion.procedureId')
    .select(['procedureVersion.id', 'procedure.code', 'name', 'number', 'source', 'form'])
    .select(['effectiveFrom', 'effectiveTo'])
    .where('form', 'is not', null)
    .orderBy('name')
    .orderBy('procedure.code')
    .orderBy('number', 'desc');

/** The examples beside a version, as their author wrote them. */
export async function listExamplesOf(db: Database | Tx, versionId: string): Promise<readonly unknown[]> {
  const found = db.selectFrom('procedureVersion').select('examples').where('id', '=', versionId);
  return ((await found.executeTakeFirst())?.examples as readonly unknown[] | null) ?? [];
}
