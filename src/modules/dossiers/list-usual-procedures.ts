import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';

/** How far back a desk's habits are looked for. */
const lookedAt = 300;

/** The codes of what a desk takes in most, of its latest dossiers; in the order of the codes, so that numbers stay learnt. */
export async function listUsualProcedures(
  db: Database,
  deskId: string,
  limit = 9,
): Promise<readonly string[]> {
  const { rows } = await sql<{ procedureCode: string }>`
    select procedure_code from (
      select procedure_code from dossier where receiving_unit_id = ${deskId}::uuid
      order by submitted_at desc, id desc limit ${lookedAt}) as latest
    group by procedure_code order by count(*) desc, procedure_code limit ${limit}`.execute(db);
  return rows.map(({ procedureCode }) => procedureCode).toSorted();
}
