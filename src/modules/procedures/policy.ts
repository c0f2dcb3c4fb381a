import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('procedures', {
  publish: (actor: Actor) => actor.kind === 'system' || holdsRole(actor, 'administrator'),
});
