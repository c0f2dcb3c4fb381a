import type { Actor } from '#platform/access/actor.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('workflow', {
  move: (actor: Actor) => actor.kind === 'system' || holdsRole(actor, 'administrator'),
});
