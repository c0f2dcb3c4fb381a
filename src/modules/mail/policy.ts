import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';

/** The agencies whose official mailbox the actor sees: those whose clerk or leader they are. */
export const mailAgencies = (actor: Actor): readonly string[] =>
  actor.kind === 'officer'
    ? [
        ...new Set(
          actor.positions
            .filter(({ roles }) => roles.includes('sealKeeper') || roles.includes('signer'))
            .map(({ agencyId }) => agencyId),
        ),
      ]
    : [];

const isClerk = (actor: Actor, { agencyId }: { readonly agencyId: string }) =>
  actor.kind === 'officer' &&
  actor.positions.some((held) => held.agencyId === agencyId && held.roles.includes('sealKeeper'));

permissions.declare('mail', {
  /** Boxes are read, letters sent and reports taken in by the program itself. */
  follow: (actor: Actor) => actor.kind === 'system',
  read: (actor: Actor, { agencyId }: { readonly agencyId: string }) => mailAgencies(actor).includes(agencyId),
  handle: isClerk,
});
