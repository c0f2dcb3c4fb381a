import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('console', {
  /** Forms, processes and where work waits; no one's answers are shown there. */
  open: (actor: Actor) => actor.kind === 'officer' && holdsRole(actor, 'administrator'),
});
