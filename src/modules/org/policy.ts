import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('org', { load: (actor: Actor) => actor.kind === 'system' });
