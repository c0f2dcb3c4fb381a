import { type Actor, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Destruction, Folder, HandOver } from './model.ts';

interface InAgency {
  readonly agencyId: string;
}

export const holdsIn = (actor: Actor, agencyId: string, role: string): boolean =>
  actor.kind === 'officer' &&
  actor.positions.some((held) => held.agencyId === agencyId && held.roles.includes(role));

/** Who keeps the seal keeps the agency's archive. */
const isArchivist = (actor: Actor, { agencyId }: InAgency) => holdsIn(actor, agencyId, 'sealKeeper');
const isLeader = (actor: Actor, { agencyId }: InAgency) => holdsIn(actor, agencyId, 'signer');

const isKeeper = (actor: Actor, { keeperId, unitId }: Folder) =>
  actor.kind === 'officer' &&
  (actor.id === keeperId ||
    actor.positions.some((held) => held.unitId === unitId && held.roles.includes('assigner')));

permissions.declare('archive', {
  follow: (actor: Actor) => actor.kind === 'system',
  plan: isArchivist,
  issuePlan: (actor: Actor, plan: InAgency) => isArchivist(actor, plan) || isLeader(actor, plan),
  open: (actor: Actor, { unitId }: Pick<Folder, 'unitId'>) =>
    actor.kind === 'officer' && unitsOf(actor).includes(unitId),
  keep: isKeeper,
  offer: isKeeper,
  /** Nobody accepts from themself: a hand-over has two sides. */
  accept: (actor: Actor, handOver: HandOver) => isArchivist(actor, handOver) && actor.id !== handOver.givenBy,
  hold: isLeader,
  review: isArchivist,
  /** Two persons at least, and none of them twice: who proposed does not decide. */
  decide: (actor: Actor, destruction: Destruction) =>
    isLeader(actor, destruction) && actor.id !== destruction.proposedBy,
  export: (actor: Actor, folder: Folder) => isArchivist(actor, folder) || isLeader(actor, folder),
  transfer: isArchivist,
});
