import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('nationalPortal', {
  /** The line to the national portal serves the whole province: its administrators look after it. */
  keep: (actor: Actor) =>
    actor.kind === 'system' || (actor.kind === 'officer' && holdsRole(actor, 'administrator')),
});
