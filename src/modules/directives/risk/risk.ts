/** Of how many alike directives how many ended late. */
export interface Alike {
  readonly total: number;
  readonly late: number;
}

/** What those counted have in common with the one asked about, beside the quarter of the time and the progress. */
export const likeness = ['unitAndKind', 'unit', 'kind', 'all'] as const;
export type Likeness = (typeof likeness)[number];

export interface Risk extends Alike {
  readonly by: Likeness;
  /** The share with pseudo-counts: what is sorted by and said in a hundred. */
  readonly share: number;
}

/** Fewer than so many say nothing of a unit: a wider group is asked. */
export const enough = 5;

/**
 * The risk that an open directive ends late: the share among those that stood where it stands, in the narrowest group that
 * has enough of them. One late and one in time are added to the count (Laplace), so that five out of five is not certainty.
 * Nothing where not even the widest group has enough.
 */
export function riskOf(counted: Readonly<Record<Likeness, Alike>>): Risk | undefined {
  const by = likeness.find((each) => counted[each].total >= enough);
  if (!by) return undefined;
  const { total, late } = counted[by];
  return { by, total, late, share: (late + 1) / (total + 2) };
}
