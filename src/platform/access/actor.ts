/**
 * Who acts. `kind` is a word of the application ("citizen", "officer"): the platform only compares it.
 * An actor without `id` has not signed in.
 */
export interface Actor {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
  /** The positions held at this moment, own and substituted; empty for people from outside. */
  readonly positions: readonly HeldPosition[];
}

export interface HeldPosition {
  readonly positionId: string;
  readonly title: string;
  readonly unitId: string;
  /** The agency the unit belongs to; lists are scoped by it. */
  readonly agencyId: string;
  readonly roles: readonly string[];
  /** Set when the position is another's and held as a substitute: that person's id. */
  readonly onBehalfOf: string | null;
  /** Units and agencies that ended in a reorganisation and whose papers the unit and its agency keep since. */
  readonly pastUnitIds?: readonly string[];
  readonly pastAgencyIds?: readonly string[];
}

export const anonymous: Actor = Object.freeze({ kind: 'anonymous', id: null, name: '', positions: [] });

/** For work no person started: timers, readers, imports. */
export const systemActor = (name: string): Actor =>
  Object.freeze({ kind: 'system', id: null, name, positions: [] });

export const holdsRole = (actor: Actor, role: string): boolean =>
  actor.positions.some((position) => position.roles.includes(role));

/** The agencies whose papers an actor may see, those they took over from among them. */
export const agenciesOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.positions.flatMap(({ agencyId, pastAgencyIds = [] }) => [agencyId, ...pastAgencyIds])),
];

/** The units whose papers an actor may see, those they took over from among them. */
export const unitsOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.positions.flatMap(({ unitId, pastUnitIds = [] }) => [unitId, ...pastUnitIds])),
];
