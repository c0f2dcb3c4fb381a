import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('signing', { enrolDemo: (actor: Actor) => actor.kind === 'system' });
