import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

/** The line to the national portal serves the whole province: its administrators look after it. */
const keeps = (actor: Actor) =>
  actor.kind === 'system' || (actor.kind === 'officer' && holdsRole(actor, 'administrator'));

permissions.declare('nationalPortal', {
  keep: keeps,
  /** A message that is held: whoever has its step, and administrators. */
  settle: (actor: Actor, isTheirStep: boolean) => keeps(actor) || isTheirStep,
});
