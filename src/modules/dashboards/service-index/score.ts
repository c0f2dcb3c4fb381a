import type { Figures, Measure } from '../model.ts';
import { fewestRatings } from '../satisfaction/publishable.ts';
import type { IndexGroup, IndexRules, Part } from './rules.ts';

/** Which dossiers count for a part, and out of which. */
export const shares: Readonly<
  Record<Part, { readonly part: readonly Measure[]; readonly whole: readonly Measure[] }>
> = {
  punctual: { part: ['early', 'onTime'], whole: ['early', 'onTime', 'late'] },
  online: { part: ['receivedOnline'], whole: ['received'] },
  paidOnline: { part: ['paidOnline'], whole: ['withFee'] },
  digitised: { part: ['digitised'], whole: ['received'] },
  electronicResult: { part: ['electronicResult'], whole: ['early', 'onTime', 'late'] },
  reused: { part: ['reused'], whole: ['received'] },
  satisfied: { part: ['satisfied'], whole: ['rated'] },
};

export interface PartScore {
  readonly part: Part;
  readonly most: number;
  readonly counted: number;
  readonly of: number;
  /** Null where there was nothing to count. */
  readonly points: number | null;
  /** What the dossiers that are missing would add, all of them. */
  readonly toGain: number;
}

export interface GroupScore extends Omit<IndexGroup, 'parts'> {
  readonly parts: readonly PartScore[];
  readonly points: number | null;
}

export interface Score {
  readonly groups: readonly GroupScore[];
  readonly points: number;
  /** Of how many points the log can say anything at all. */
  readonly of: number;
}

const sumOf = (figures: Figures, measures: readonly Measure[]) =>
  measures.reduce((sum, measure) => sum + figures[measure], 0);

/** The points of an agency by these figures: each part is its share of its points; a group nothing is counted of has none. */
export function scoreOf({ groups }: IndexRules, figures: Figures): Score {
  const scored = groups.map((group): GroupScore => {
    const parts = group.parts.map(({ part, points }) => scorePart(part, points, figures));
    const known = parts.filter((each) => each.points !== null);
    return { ...group, parts, points: known.length === 0 ? null : total(known) };
  });
  const known = scored.flatMap(({ parts }) => parts.filter((part) => part.points !== null));
  return { groups: scored, points: total(known), of: known.reduce((sum, { most }) => sum + most, 0) };
}

function scorePart(part: Part, most: number, figures: Figures): PartScore {
  const counted = sumOf(figures, shares[part].part);
  const of = sumOf(figures, shares[part].whole);
  const isShown = of > 0 && (part !== 'satisfied' || of >= fewestRatings);
  const points = isShown ? (most * counted) / of : null;
  const toGain =
    part === 'punctual' ? openGain(most, counted, of, figures) : points === null ? 0 : most - points;
  // Who was not content is nobody's list.
  return { part, most, counted, of, points, toGain: part === 'satisfied' ? 0 : toGain };
}

/** What is late stays late; what is open and in time can still be finished so. */
function openGain(most: number, counted: number, of: number, { openInTime }: Figures): number {
  if (openInTime === 0) return 0;
  return most * ((counted + openInTime) / (of + openInTime) - (of === 0 ? 0 : counted / of));
}

const total = (parts: readonly PartScore[]) => parts.reduce((sum, { points }) => sum + (points ?? 0), 0);
