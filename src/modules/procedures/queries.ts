import { sql } from 'kysely';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Procedure } from './model.ts';

/** A procedure as it stands between two dates, with what its pack adds. */
export interface ProcedureVersion {
  readonly id: string;
  readonly procedureId: string;
  readonly number: number;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly effectiveTo: Temporal.PlainDate | null;
  readonly content: Procedure;
  /** The source of its own form; null means the general form. */
  readonly form: unknown;
  /** The source of its own process; null means the standard one of its level. */
  readonly process: unknown;
  /** The Typst template of its result; null means the general letter. */
  readonly resultTemplate: string | null;
}

const columns = [
  'id',
  'procedureId',
  'number',
  'effectiveFrom',
  'effectiveTo',
  'content',
  'form',
  'process',
  'resultTemplate',
] as const;

const asVersion = (row: { content: unknown }): ProcedureVersion => row as ProcedureVersion;

/** The version in force on the day, or nothing: a code may be unknown, not yet or no longer in force. */
export async function findProcedure(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<ProcedureVersion | undefined> {
  const row = await db
    .selectFrom('procedureVersion')
    .select(['id', 'effectiveTo'])
    .where('procedureId', 'in', db.selectFrom('procedure').select('id').where('code', '=', code))
    .where('effectiveFrom', '<=', on)
    .where((is) => is.or([is('effectiveTo', 'is', null), is('effectiveTo', '>=', on)]))
    .orderBy('effectiveFrom', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && { ...(await getProcedureVersion(db, row.id)), effectiveTo: row.effectiveTo };
}

export async function getProcedure(
  db: Database | Tx,
  code: string,
  on: Temporal.PlainDate,
): Promise<ProcedureVersion> {
  return orNotFound(await findProcedure(db, code, on));
}

/** Versions read lately. What a version says never changes; only its last day may be set later. */
const read = new Map<string, ProcedureVersion>();
const mostRead = 500;

/** A version by its own identifier, in force or not: a dossier keeps the one of its receipt. */
export async function getProcedureVersion(db: Database | Tx, id: string): Promise<ProcedureVersion> {
  const known = read.get(id);
  if (known) return known;
  const row = await db.selectFrom('procedureVersion').select(columns).where('id', '=', id).executeTakeFirst();
  const version = asVersion(orNotFound(row));
  if (read.size >= mostRead) read.delete(read.keys().next().value!);
  read.set(id, version);
  return version;
}

/** What is in force on the day, whole: the finder is built from it. */
export async function listProceduresInForce(
  db: Database | Tx,
  on: Temporal.PlainDate,
): Promise<readonly Procedure[]> {
  const { rows } = await sql<{ content: Procedure }>`
    select distinct on (procedure_id) content from procedure_version
    where effective_from <= ${on} and coalesce(effective_to, 'infinity') >= ${on}
    order by procedure_id, effective_from desc, number desc`.execute(db);
  return rows.map((row) => row.content);
}

/** The latest of each procedure whose result goes into wallets, in force or not: what was taken there is still to be checked. */
export async function listAttested(db: Database | Tx): Promise<readonly Procedure[]> {
  const { rows } = await sql<{ content: Procedure }>`
    select distinct on (procedure_id) content from procedure_version
    where jsonb_path_exists(content, '$.results[*].attestation')
    order by procedure_id, number desc`.execute(db);
  return rows.map((row) => row.content);
}

/** The latest version of each of these codes, whatever its dates. */
export async function listLatestVersions(
  db: Database | Tx,
  codes: readonly string[],
): Promise<
  ReadonlyMap<string, { procedureVersionNo: number; version: ProcedureVersion; contentHash: string }>
> {
  const rows = await db
    .selectFrom('procedure')
    .innerJoin('procedureVersion', 'procedureVersion.procedureId', 'procedure.id')
    .distinctOn('procedure.id')
    .select(columns.map((column) => `procedureVersion.${column}` as const))
    .select(['procedure.code', 'procedure.version as procedureVersionNo', 'procedureVersion.contentHash'])
    .where('procedure.code', 'in', [...codes])
    .orderBy('procedure.id')
    .orderBy('procedureVersion.number', 'desc')
    .execute();
  return new Map(
    rows.map(({ code, procedureVersionNo, contentHash, ...version }) => [
      code,
      { procedureVersionNo, contentHash, version: asVersion(version) },
    ]),
  );
}

/** What this source said last of each of these codes, by its hash. */
export async function listSaid(
  db: Database | Tx,
  source: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('procedure')
    .innerJoin('procedureVersion', 'procedureVersion.procedureId', 'procedure.id')
    .distinctOn('procedure.id')
    .select(['procedure.code', 'publicationHash'])
    .where('procedure.code', 'in', [...codes])
    .where('source', '=', source)
    .orderBy('procedure.id')
    .orderBy('number', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ code, publicationHash }) => (publicationHash ? [[code, publicationHash]] : [])),
  );
}

/** How many events of procedures there are: the finder is rebuilt when it grows. */
export async function catalogueMark(db: Database | Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || '/' || coalesce(max(recorded_at)::text, '') as mark from procedure_version`.execute(
    db,
  );
  return rows[0]!.mark;
}

/** The general form and the standard process of a level. */
export interface Standard {
  readonly form: unknown;
  readonly process: unknown;
}

/** @throws Refusal `not-found` when the province's packs have not been loaded */
export async function getStandard(db: Database | Tx, level: 'province' | 'commune'): Promise<Standard> {
  return orNotFound(
    await db
      .selectFrom('procedureStandard')
      .select(['form', 'process'])
      .where('level', '=', level)
      .executeTakeFirst(),
  );
}

/** Where a procedure is handled when it is named for several levels: at the lowest. */
export const handlingLevel = (procedure: Procedure): 'province' | 'commune' =>
  procedure.levels.includes('commune') ? 'commune' : 'province';
