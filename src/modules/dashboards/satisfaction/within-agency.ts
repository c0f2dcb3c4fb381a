import type { Actor } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import type { Period } from '../queries.ts';
import { type Cell, publishable } from './publishable.ts';
import { publicCells, type Satisfaction, type Shown, sumOf } from './published.ts';

/** Of an agency's own people, what its head may know. */
export interface SatisfactionWithin {
  /** By officer's id. */
  readonly officers: ReadonlyMap<string, Shown>;
  /** By the title of a step. */
  readonly steps: ReadonlyMap<string, Shown>;
}

/** The agencies of which the actor is the head: who signs for them and is nobody's deputy or substitute. */
export const headedBy = (actor: Actor): readonly string[] => [
  ...new Set(
    actor.positions
      .filter(
        ({ roles, title, onBehalfOf, unitId, agencyId }) =>
          roles.includes('signer') && unitId === agencyId && onBehalfOf === null && !title.startsWith('Phó'),
      )
      .map(({ agencyId }) => agencyId),
  ),
];

/**
 * How content people were with the dossiers that went through each officer's hands and each step, of a month that is over. A
 * dossier counts for all who had a part in it, so these numbers overlap with each other and with what is published; together
 * they tell nothing of a single person either.
 */
export async function listSatisfactionWithin(
  db: Database,
  agencyId: string,
  { from, to }: Period,
  published: Satisfaction,
): Promise<SatisfactionWithin> {
  const rows = await db
    .selectFrom('dashboardRating')
    .select(['procedureCode', 'officers', 'steps', 'isSatisfied'])
    .where('agencyId', '=', agencyId)
    .where('ratedOn', '>=', from)
    .where('ratedOn', '<=', to)
    .execute();
  const alike = Map.groupBy(rows, (row) => [row.procedureCode, ...row.officers, '·', ...row.steps].join(' '));
  const others = published.counted
    .filter((each) => each.agencyId !== agencyId)
    .map((each) => ({ ...each, officers: nobody, steps: nobody }));
  const counted = [
    ...[...alike.values()].map((own) => ({
      ...own[0]!,
      agencyId,
      rated: own.length,
      satisfied: own.filter(({ isSatisfied }) => isSatisfied).length,
    })),
    ...others,
  ];
  const cellsOf = (part: 'officers' | 'steps'): readonly Cell<string>[] =>
    [...new Set(counted.flatMap((each) => each[part]))].map((name) => ({
      key: `${part} ${name}`,
      units: counted.flatMap((each, place) => (each[part].includes(name) ? [place] : [])),
    }));
  const given = publicCells(counted)
    .filter(({ key }) => published.shownKeys.has(key))
    .map((cell) => ({ ...cell, isGiven: true }));
  const parts = { officers: cellsOf('officers'), steps: cellsOf('steps') };
  const shownKeys = publishable(counted, [...given, ...parts.officers, ...parts.steps]);
  const shownOf = (part: 'officers' | 'steps') =>
    new Map(
      parts[part].map(({ key, units }) => [
        key.slice(part.length + 1),
        shownKeys.has(key) ? sumOf(units.map((place) => counted[place]!)) : null,
      ]),
    );
  return { officers: shownOf('officers'), steps: shownOf('steps') };
}

const nobody: readonly string[] = [];
