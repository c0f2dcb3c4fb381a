import { type Actor, holdsRole } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { PaperOwner, StoredPaper } from './model.ts';

/** Citizens look into their own store; at the counter, a receptionist into that of whom they serve. */
const mayLookInto = (actor: Actor, owner: PaperOwner): boolean =>
  actor.kind === 'citizen'
    ? actor.id !== null && actor.id === owner.citizenId
    : holdsRole(actor, 'receptionist');

const isCitizen = (actor: Actor) => actor.kind === 'citizen' && actor.id !== null;

permissions.declare('personal-store', {
  lookInto: mayLookInto,
  take: mayLookInto,
  withdraw: isCitizen,
  remove: isCitizen,
  download: isCitizen,
  /** Who signs for the agency that issued it, or for the one that took over from it, takes its word back. */
  revoke: (actor: Actor, paper: StoredPaper) =>
    actor.positions.some(
      ({ agencyId, pastAgencyIds = [], roles }) =>
        roles.includes('signer') && [agencyId, ...pastAgencyIds].includes(paper.agencyId),
    ),
  loadKinds: (actor: Actor) => actor.kind === 'system',
});
