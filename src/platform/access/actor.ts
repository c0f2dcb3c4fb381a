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
}

export const anonymous: Actor = Object.freeze({ kind: 'anonymous', id: null, name: '', positions: [] });

/** For work no person started: timers, readers, imports. */
export const systemActor = (name: string): Actor =>
  Object.freeze({ kind: 'system', id: null, name, positions: [] });

export const holdsRole = (actor: Actor, role: string): boolean =>
  actor.positions.some((position) => position.roles.includes(role));

export const agenciesOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.positions.map((position) => position.agencyId)),
];

export const unitsOf = (actor: Actor): readonly string[] => [
  ...new Set(actor.positions.map((position) => position.unitId)),
];
