import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** An agency or office with what is in it on a day. */
export interface UnitRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly isAgency: boolean;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
  readonly offices: number;
  readonly positions: number;
  /** Positions that nobody holds on the day. */
  readonly vacancies: number;
}

const rowsInForce = (on: Temporal.PlainDate) => sql`
  select u.id, u.code, u.name, u.kind, u.is_agency, u.valid_from, u.valid_to, u.agency_id,
    (select count(*)::int from unit o where o.agency_id = u.id and o.id <> u.id
      and o.valid_from <= ${on} and coalesce(o.valid_to, 'infinity') >= ${on}) as offices,
    coalesce(sum(p.positions), 0)::int as positions,
    coalesce(sum(p.vacancies), 0)::int as vacancies
  from unit u
  left join unit inside on inside.id = u.id or (u.is_agency and inside.agency_id = u.id)
  left join lateral (
    select count(*) as positions,
      count(*) filter (where not exists (
        select from appointment a where a.position_id = position.id
          and a.valid_from <= ${on} and coalesce(a.valid_to, 'infinity') >= ${on})) as vacancies
    from position where position.unit_id = inside.id
      and position.valid_from <= ${on} and coalesce(position.valid_to, 'infinity') >= ${on}
  ) p on true
  where u.valid_from <= ${on} and coalesce(u.valid_to, 'infinity') >= ${on}
  group by u.id`;

/** The agencies in force on the day, in the order of their codes, each counted with its offices. */
export async function listAgencyRows(db: Database, on: Temporal.PlainDate): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`select * from (${rowsInForce(on)}) as units
    where is_agency order by code`.execute(db);
  return rows;
}

/** The offices of an agency on the day. */
export async function listOfficeRows(
  db: Database,
  agencyId: string,
  on: Temporal.PlainDate,
): Promise<readonly UnitRow[]> {
  const { rows } = await sql<UnitRow>`select * from (${rowsInForce(on)}) as units
    where agency_id = ${agencyId}::uuid and id <> ${agencyId}::uuid order by code`.execute(db);
  return rows;
}

export interface UnitFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly string[];
  readonly isAgency: boolean;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
}

/** @throws Refusal `not-found` */
export async function getUnitFacts(db: Database, id: string): Promise<UnitFacts> {
  return orNotFound(
    await db
      .selectFrom('unit')
      .innerJoin('unit as agency', 'agency.id', 'unit.agencyId')
      .select([
        'unit.id',
        'unit.code',
        'unit.name',
        'unit.kind',
        'unit.fields',
        'unit.isAgency',
        'unit.agencyId',
      ])
      .select(['agency.name as agencyName', 'unit.validFrom', 'unit.validTo'])
      .where('unit.id', '=', id)
      .executeTakeFirst(),
  );
}

/** A position of a unit and one who holds it; without a name it is vacant. */
export interface PositionRow {
  readonly id: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly fullName: string | null;
  readonly heldFrom: Temporal.PlainDate | null;
  readonly heldTo: Temporal.PlainDate | null;
}

export async function listPositionRows(
  db: Database,
  unitId: string,
  on: Temporal.PlainDate,
): Promise<readonly PositionRow[]> {
  const { rows } = await sql<PositionRow>`
    select p.id, p.title, p.roles, o.full_name, a.valid_from as held_from, a.valid_to as held_to
    from position p
    left join appointment a on a.position_id = p.id
      and a.valid_from <= ${on} and coalesce(a.valid_to, 'infinity') >= ${on}
    left join officer o on o.id = a.officer_id
    where p.unit_id = ${unitId}::uuid
      and p.valid_from <= ${on} and coalesce(p.valid_to, 'infinity') >= ${on}
    order by p.id, o.full_name`.execute(db);
  return rows;
}
