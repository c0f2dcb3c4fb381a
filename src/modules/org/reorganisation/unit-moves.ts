/** A unit as a reorganisation sees it. */
export interface MovingUnit {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly agencyId: string;
  readonly parentId: string | null;
  readonly isAgency: boolean;
  readonly fields: readonly string[];
}

/** Where work goes: the unit that does it from now on, and that unit's agency. */
export interface UnitPlace {
  readonly unitId: string;
  readonly agencyId: string;
}

/**
 * Who took over from which unit. An agency that was divided has several successors: work goes with the office that does
 * it, so what is asked of the agency itself is answered for the agency that got the office.
 */
export class UnitMoves {
  readonly #successors: ReadonlyMap<string, readonly MovingUnit[]>;

  constructor(successors: ReadonlyMap<string, readonly MovingUnit[]>) {
    this.#successors = successors;
  }

  /** The units that ended. */
  get endedIds(): readonly string[] {
    return [...this.#successors.keys()];
  }

  /**
   * The successor of a unit; a unit that did not end is its own, and nothing is returned.
   *
   * @param prefer the agency that has the rest of the work, and the field it is about
   */
  successorOf(
    unitId: string,
    prefer: { readonly agencyId?: string | undefined; readonly field?: string | undefined } = {},
  ): UnitPlace | undefined {
    const { agencyId, field } = prefer;
    const all = this.#successors.get(unitId);
    if (!all) return undefined;
    const rank = (unit: MovingUnit) =>
      (unit.agencyId === agencyId ? 2 : 0) + (field !== undefined && unit.fields.includes(field) ? 1 : 0);
    const [first] = all.toSorted((one, other) => rank(other) - rank(one));
    return { unitId: first!.id, agencyId: first!.agencyId };
  }

  /** From old to new, every unit that has one successor in the agency, or one at all. */
  within(agencyId: string | undefined): ReadonlyMap<string, UnitPlace> {
    return new Map(this.endedIds.map((id) => [id, this.successorOf(id, { agencyId })!]));
  }
}

/**
 * Finds who takes over from each ended unit: who was named; for an office of an ended agency the office of its successors
 * that is of its kind and handles most of its fields; else the agency itself.
 *
 * @throws the code of a unit that nobody takes over from, by `refuse`
 */
export function findSuccessors(
  ended: readonly MovingUnit[],
  standing: readonly MovingUnit[],
  named: ReadonlyMap<string, readonly MovingUnit[]>,
  refuse: (code: string) => never,
): ReadonlyMap<string, readonly MovingUnit[]> {
  const ofEnded = new Map(ended.map((unit) => [unit.id, unit]));
  const found = new Map<string, readonly MovingUnit[]>();
  const find = (unit: MovingUnit): readonly MovingUnit[] => {
    const known = found.get(unit.id) ?? named.get(unit.id);
    if (known) return known;
    const above = ofEnded.get(unit.agencyId === unit.id ? (unit.parentId ?? '') : unit.agencyId);
    if (!above || above.id === unit.id) return refuse(unit.code);
    return find(above)
      .map((agency) => bestOffice(unit, agency, standing))
      .toSorted((one, other) => other.score - one.score)
      .map(({ office }) => office);
  };
  for (const unit of ended) found.set(unit.id, find(unit));
  return found;
}

function bestOffice(
  office: MovingUnit,
  successor: MovingUnit,
  standing: readonly MovingUnit[],
): { readonly office: MovingUnit; readonly score: number } {
  const shared = (unit: MovingUnit) => unit.fields.filter((field) => office.fields.includes(field)).length;
  const score = (unit: MovingUnit) => shared(unit) * 2 + (unit.kind === office.kind ? 1 : 0);
  const offices = standing.filter((unit) => unit.agencyId === successor.agencyId && !unit.isAgency);
  const [best] = offices.toSorted((one, other) => score(other) - score(one));
  if (!best || score(best) === 0) return { office: successor, score: shared(successor) };
  return { office: best, score: score(best) };
}
