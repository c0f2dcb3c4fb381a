import type { Context } from '#platform/context.ts';
import type { Document } from '../model.ts';
import { type Suggestion, suggest } from './suggest.ts';

/** A suggestion in words, and the boxes of the form that it fills in. */
export interface SuggestedLine {
  readonly words: string;
  readonly suggestion: Suggestion;
  readonly fills: readonly (readonly [box: string, value: string])[];
}

interface Named {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly leaders?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

/** To whom a document may be meant: the leader to lay it before, where that is asked, and the unit to lead. */
export async function suggestionsFor(
  { db }: Context,
  document: Document,
  { units, leaders = [] }: Named,
): Promise<readonly SuggestedLine[]> {
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const leaderNames = new Map(leaders.map(({ value, label }) => [value, label]));
  const [leader, lead] = await Promise.all([
    suggest(db, document, 'leader', (id) => leaderNames.has(id)),
    suggest(db, document, 'lead', (id) => unitNames.has(id)),
  ]);
  return [
    ...(leader
      ? [
          {
            words: `Trình ${leaderNames.get(leader.outcome)}`,
            suggestion: leader,
            fills: [['leader', leader.outcome]] as const,
          },
        ]
      : []),
    ...(lead
      ? [
          {
            words: `Giao ${unitNames.get(lead.outcome)} chủ trì`,
            suggestion: lead,
            fills: [[`role:${lead.outcome}`, 'lead']] as const,
          },
        ]
      : []),
  ];
}
