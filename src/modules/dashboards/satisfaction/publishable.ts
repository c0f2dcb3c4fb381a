/** Of so few a share would tell who answered what. */
export const fewestRatings = 5;

/** Ratings that every table counts alike: of one procedure at one agency, or of dossiers that passed through the same hands. */
export interface Unit {
  readonly rated: number;
  readonly satisfied: number;
}

/** A number of a table: the sum of its units. */
export interface Cell<Key> {
  readonly key: Key;
  /** Their places in the list of units. */
  readonly units: readonly number[];
  /** Of those that could be hidden, the lowest goes first, then the smallest; 0 unless said. */
  readonly rank?: number;
  /** It is published already and stays so. */
  readonly isGiven?: boolean;
}

/**
 * Which cells may be shown so that no difference between any of them tells what a single person answered.
 *
 * Cells that overlap divide the units into groups, each of those that exactly the same shown cells count. Whatever can be had by
 * adding and subtracting shown cells is a sum of such groups; so every group must itself be fit to be shown: of `fewestRatings`
 * or more, and not of discontented people alone. While one is not, a cell is hidden that either no longer tells the
 * group from another, or no longer counts it (primary and complementary cell suppression: Hundepool et al., Statistical
 * Disclosure Control, 2012, chapter 4).
 */
export function publishable<Key>(units: readonly Unit[], cells: readonly Cell<Key>[]): ReadonlySet<Key> {
  const shown = new Set(cells.keys().filter((place) => cells[place]!.units.length > 0));
  const ratedIn = cells.map(({ units: own }) => own.reduce((sum, place) => sum + units[place]!.rated, 0));
  const goesFirst = (one: number, other: number) =>
    (cells[one]!.rank ?? 0) - (cells[other]!.rank ?? 0) || ratedIn[one]! - ratedIn[other]!;
  for (;;) {
    const groups = groupBySignature(units, cells, shown);
    const unfit = groups.values().find((group) => !isFit(group));
    if (!unfit) return new Set([...shown].map((place) => cells[place]!.key));
    const mayGo = (place: number) => !cells[place]!.isGiven;
    const near = [...unfit.signature, ...told(unfit, groups)].filter(mayGo);
    const candidates = near.length > 0 ? near : [...shown].filter(mayGo);
    // What only given cells count was found fit when they were given.
    if (candidates.length === 0) return new Set([...shown].map((place) => cells[place]!.key));
    shown.delete(candidates.toSorted(goesFirst)[0]!);
  }
}

interface Group extends Unit {
  /** The shown cells that count it, in order. */
  readonly signature: readonly number[];
}

/** Nobody can be told from the others; and a group all of whom were discontented tells it of each. */
export const isFit = ({ rated, satisfied }: Unit): boolean => rated >= fewestRatings && satisfied > 0;

function groupBySignature<Key>(
  units: readonly Unit[],
  cells: readonly Cell<Key>[],
  shown: ReadonlySet<number>,
): ReadonlyMap<string, Group> {
  const signatures = units.map((): number[] => []);
  for (const [place, { units: own }] of cells.entries())
    if (shown.has(place)) for (const unit of own) signatures[unit]!.push(place);
  const groups = new Map<string, Group>();
  for (const [place, signature] of signatures.entries()) {
    const { rated, satisfied } = units[place]!;
    if (signature.length === 0 || rated === 0) continue;
    const key = signature.join();
    const group = groups.get(key) ?? { signature, rated: 0, satisfied: 0 };
    groups.set(key, { signature, rated: group.rated + rated, satisfied: group.satisfied + satisfied });
  }
  return groups;
}

/** The cells that tell the group from another: hidden, the two are one. */
const told = ({ signature }: Group, groups: ReadonlyMap<string, Group>): readonly number[] =>
  [...groups.values()].flatMap((other) => {
    if (other.signature.length !== signature.length + 1) return [];
    const beyond = other.signature.filter((place) => !signature.includes(place));
    return beyond.length === 1 ? beyond : [];
  });
