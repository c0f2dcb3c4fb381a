import type { Dossier } from '#modules/dossiers/index.ts';
import { type Actor, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

permissions.declare('complaints', {
  /** Of one's own dossier, or, for the person at the counter, by whoever works where it was received or is returned. */
  file: (actor: Actor, dossier: Dossier) =>
    actor.kind === 'citizen'
      ? actor.id !== null && [dossier.applicantId, dossier.agentId].includes(actor.id)
      : unitsOf(actor).some((unitId) => [dossier.receivingUnitId, dossier.returnUnitId].includes(unitId)),
});
