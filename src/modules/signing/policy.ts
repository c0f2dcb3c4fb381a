import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Holder } from './model.ts';

permissions.declare('signing', {
  loadTrust: (actor: Actor) => actor.kind === 'system',
  enrolDemo: (actor: Actor) => actor.kind === 'system',
  /** Their own key; or the seal of an agency whose seal they keep. */
  keepKey: (actor: Actor, holder: Holder) =>
    actor.kind === 'officer' &&
    ('officerId' in holder
      ? holder.officerId === actor.id
      : actor.positions.some(
          (held) =>
            held.agencyId === holder.unitId && held.roles.includes('sealKeeper') && held.onBehalfOf === null,
        )),
  /** In the name of a unit the actor works in. */
  request: (actor: Actor, { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string }) =>
    actor.kind === 'officer' &&
    actor.positions.some((held) => held.agencyId === agencyId && held.unitId === unitId),
});
