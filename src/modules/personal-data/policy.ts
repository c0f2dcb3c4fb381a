import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('personal-data', {
  /** Whoever may see the subject at all; its module has asked. */
  read: (actor: Actor) => actor.kind === 'officer' && actor.positions.length > 0,
});
