import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('notices', {
  choose: (actor: Actor) => actor.kind === 'citizen' && actor.id !== null,
});
