import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Database, Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** What a unit begins its documents of a kind with. */
export interface Template {
  readonly id: string;
  readonly version: number;
  readonly agencyId: string;
  readonly unitId: string;
  readonly name: string;
  readonly typeCode: string;
  readonly subject: string;
  readonly body: string;
  /** A line each, as on the form of a draft. */
  readonly addressees: string;
  readonly grounds: string;
}

const mostTemplates = 200;

/** The templates of one's agencies, by name. */
export async function listTemplates(db: Database, actor: Actor): Promise<readonly Template[]> {
  const rows = await db
    .selectFrom('documentTemplate')
    .selectAll()
    .where('agencyId', 'in', [...agenciesOf(actor)])
    .where('retiredAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(mostTemplates)
    .execute();
  return rows;
}

/** @throws Refusal `not-found`, also of another agency's and of one that is no longer used */
export async function getTemplate(db: Database | Tx, actor: Actor, id: string): Promise<Template> {
  const row = await db
    .selectFrom('documentTemplate')
    .selectAll()
    .where('id', '=', id)
    .where('agencyId', 'in', [...agenciesOf(actor)])
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return orNotFound(row);
}

/** The form of a draft as the template fills it in. */
export const draftFrom = ({ typeCode, subject, body, addressees, grounds }: Template): URLSearchParams =>
  new URLSearchParams({ type: typeCode, subject, text: body, addressees, grounds });

/** Templates go with the work of their unit; what is no longer used stays. */
export const templateMover = columnMover({
  name: 'document templates',
  table: 'document_template',
  places: [{ unit: 'unit_id', agency: 'agency_id' }],
  open: sql<boolean>`retired_at is null`,
  kept: sql<string>`concat_ws(' ', id, name, type_code, body)`,
});
