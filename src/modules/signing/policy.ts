import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('signing', {
  loadTrust: (actor: Actor) => actor.kind === 'system',
  enrolDemo: (actor: Actor) => actor.kind === 'system',
  /** In the name of a unit the actor works in. */
  request: (actor: Actor, { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string }) =>
    actor.kind === 'officer' &&
    actor.positions.some((held) => held.agencyId === agencyId && held.unitId === unitId),
});
