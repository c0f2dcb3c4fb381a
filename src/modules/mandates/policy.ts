import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Mandate } from './model.ts';

/** Either side sees it, and either may end it (Civil Code 91/2015/QH13, article 569). */
export const isSide = (actor: Actor, { grantorId, agentId }: Mandate): boolean =>
  actor.kind === 'citizen' && actor.id !== null && (actor.id === grantorId || actor.id === agentId);

permissions.declare('mandates', {
  grant: (actor: Actor) => actor.kind === 'citizen',
  accept: (actor: Actor) => actor.kind === 'citizen',
  revoke: isSide,
});
