import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/** A procedure with a process of its own, as it stands on a day. */
export interface ProcessVersion {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly effectiveFrom: Temporal.PlainDate;
  readonly effectiveTo: Temporal.PlainDate | null;
  /** The file it was written in, or the console. */
  readonly source: string;
  readonly process: unknown;
}

/** The processes in force on the day, by the names of their procedures. */
export async function listProcessesInForce(
  db: Database,
  on: Temporal.PlainDate,
  search?: string,
): Promise<readonly ProcessVersion[]> {
  const escaped = search?.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const { rows } = await sql<ProcessVersion>`
    select * from (
      select distinct on (v.procedure_id) v.id, p.code, v.name, v.number, v.effective_from, v.effective_to, v.source, v.process
      from procedure_version v join procedure p on p.id = v.procedure_id
      where v.effective_from <= ${on} and coalesce(v.effective_to, 'infinity') >= ${on}
      order by v.procedure_id, v.effective_from desc, v.number desc
    ) as versions
    where process is not null
      and (${escaped ?? null}::text is null or code = ${search ?? null}
        or public.vn_fold(name) like '%' || public.vn_fold(${escaped ?? ''}) || '%')
    order by name, code limit 200`.execute(db);
  return rows;
}

/** Every version of a procedure that has a process of its own, the newest first. */
export async function listProcessVersions(db: Database, code: string): Promise<readonly ProcessVersion[]> {
  const rows = await db
    .selectFrom('procedureVersion')
    .innerJoin('procedure', 'procedure.id', 'procedureVersion.procedureId')
    .select(['procedureVersion.id', 'procedure.code', 'name', 'number', 'source', 'process'])
    .select(['effectiveFrom', 'effectiveTo'])
    .where('procedure.code', '=', code)
    .where('process', 'is not', null)
    .orderBy('number', 'desc')
    .execute();
  return rows;
}
