import { type Actor, holdsRole, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

/** Who scans: the counter, and those who handle papers afterwards. */
const scans = (actor: Actor) => holdsRole(actor, 'receptionist') || holdsRole(actor, 'handler');

permissions.declare('scanning', {
  upload: scans,
  /** Sorting is for the desk that scanned: a part shows somebody's papers. */
  sort: (actor: Actor, part: { readonly unitId: string }) =>
    scans(actor) && unitsOf(actor).includes(part.unitId),
});
