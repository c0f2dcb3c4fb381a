import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

const isProgram = (actor: Actor) => actor.kind === 'system';

permissions.declare('org', { load: isProgram, reorganise: isProgram });
