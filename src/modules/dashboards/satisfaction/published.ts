import { sql } from 'kysely';
import type { Database } from '#platform/context.ts';
import type { Figures } from '../model.ts';
import type { Period } from '../queries.ts';
import { type Cell, publishable, type Unit } from './publishable.ts';

/** A number that may be shown, or why there is none: it would tell what a single person answered. */
export type Shown = Unit | null;

/** Of how the people of a month were served, what everybody may know. */
export interface Satisfaction {
  readonly province: Shown;
  /** By agency. */
  readonly agencies: ReadonlyMap<string, Shown>;
  /** By agency, and in it by procedure's code. */
  readonly ofAgency: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly name: string; readonly shown: Shown }>
  >;
  /** What it was made of, for tables that must not tell more together with it. */
  readonly counted: readonly Counted[];
  readonly shownKeys: ReadonlySet<string>;
}

export interface Counted extends Unit {
  readonly agencyId: string;
  readonly procedureCode: string;
}

const keys = {
  province: 'province',
  agency: (id: string) => `agency ${id}`,
  both: (id: string, code: string) => `${id} ${code}`,
};

/**
 * The satisfaction of a month that is over: its numbers are then what they stay, so that no two looks at them differ by one
 * person. Of a month that is not over, nothing.
 */
export async function listSatisfaction(
  db: Database,
  { from, to }: Period,
  today: Temporal.PlainDate,
): Promise<Satisfaction | undefined> {
  if (Temporal.PlainDate.compare(today, to) <= 0) return undefined;
  const rows = await db
    .selectFrom('dashboardRating')
    .select(['agencyId', 'procedureCode'])
    .select((row) => row.fn.max('procedureName').as('name'))
    .select([
      sql<string>`count(*)`.as('rated'),
      sql<string>`count(*) filter (where is_satisfied)`.as('satisfied'),
    ])
    .where('ratedOn', '>=', from)
    .where('ratedOn', '<=', to)
    .groupBy(['agencyId', 'procedureCode'])
    .orderBy('agencyId')
    .orderBy('procedureCode')
    .execute();
  const counted = rows.map((row) => ({
    ...row,
    rated: Number(row.rated),
    satisfied: Number(row.satisfied),
  }));
  const cells = new Map(publicCells(counted).map((cell) => [cell.key, cell]));
  const shownKeys = publishable(counted, [...cells.values()]);
  const shown = (key: string): Shown =>
    shownKeys.has(key) ? sumOf(cells.get(key)!.units.map((place) => counted[place]!)) : null;

  const named = (row: (typeof rows)[number], key: string) =>
    [row.procedureCode, { name: row.name, shown: shown(key) }] as const;
  return {
    province: shown(keys.province),
    agencies: new Map(rows.map(({ agencyId }) => [agencyId, shown(keys.agency(agencyId))])),
    ofAgency: new Map(
      [...Map.groupBy(rows, ({ agencyId }) => agencyId)].map(([agencyId, own]) => [
        agencyId,
        new Map(own.map((row) => named(row, keys.both(agencyId, row.procedureCode)))),
      ]),
    ),
    counted,
    shownKeys,
  };
}

/**
 * Every number that everybody might be shown: of the province, of each agency, and of each procedure at an agency. Each is
 * a part of the one before, so that few have to be hidden; procedures across agencies would cut through them all.
 */
export function publicCells(
  counted: readonly Pick<Counted, 'agencyId' | 'procedureCode'>[],
): readonly Cell<string>[] {
  const cells = new Map<string, { readonly key: string; readonly units: number[]; readonly rank: number }>();
  for (const [place, { agencyId, procedureCode }] of counted.entries())
    for (const [rank, key] of [
      keys.both(agencyId, procedureCode),
      keys.agency(agencyId),
      keys.province,
    ].entries()) {
      const cell = cells.get(key) ?? { key, units: [], rank };
      cell.units.push(place);
      cells.set(key, cell);
    }
  return [...cells.values()];
}

export const sumOf = (units: readonly Unit[]): Unit => ({
  rated: units.reduce((sum, each) => sum + each.rated, 0),
  satisfied: units.reduce((sum, each) => sum + each.satisfied, 0),
});

/** Figures with the satisfaction that may be shown, in place of what the log counts as it comes. */
export const withShown = (figures: Figures, shown: Shown | undefined): Figures => ({
  ...figures,
  ...(shown ?? { rated: 0, satisfied: 0 }),
});
