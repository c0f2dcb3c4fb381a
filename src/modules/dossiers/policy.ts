import { type Actor, agenciesOf, holdsRole, unitsOf } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Dossier } from './model.ts';

/**
 * Their own dossier, one that they sent under a mandate nobody has ended (`mandates`), or one that their agency receives, handles or returns; a
 * partner's system sees what it sent.
 */
export function isVisibleTo(actor: Actor, dossier: Dossier, mandates: readonly string[] = []): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'partner') return dossier.authoritativeSystem === actor.name;
  if (actor.kind === 'citizen') {
    const isUnderMandate = dossier.mandateId !== null && mandates.includes(dossier.mandateId);
    return (actor.id !== null && dossier.applicantId === actor.id) || isUnderMandate;
  }
  return (
    agenciesOf(actor).includes(dossier.competentAgencyId) ||
    unitsOf(actor).includes(dossier.receivingUnitId) ||
    unitsOf(actor).includes(dossier.returnUnitId)
  );
}

const at = (unitId: string, role: string) => (actor: Actor) =>
  actor.positions.some((held) => held.unitId === unitId && held.roles.includes(role));
const inAgency = (agencyId: string, role: string) => (actor: Actor) =>
  actor.positions.some((held) => held.agencyId === agencyId && held.roles.includes(role));

const isApplicant = (actor: Actor, dossier: Dossier) =>
  actor.kind === 'citizen' && actor.id !== null && dossier.applicantId === actor.id;
const isAgent = (actor: Actor, dossier: Dossier) =>
  actor.kind === 'citizen' && actor.id !== null && dossier.agentId === actor.id;
const isReceptionist = (actor: Actor, dossier: Dossier) => at(dossier.receivingUnitId, 'receptionist')(actor);
const isHandler = (actor: Actor, dossier: Dossier) => inAgency(dossier.competentAgencyId, 'handler')(actor);

const isLeader = (actor: Actor, dossier: Dossier) =>
  inAgency(dossier.competentAgencyId, 'signer')(actor) || at(dossier.receivingUnitId, 'oneStopHead')(actor);

permissions.declare('dossiers', {
  /** For oneself, or under a mandate: whether that is in force is asked as the dossier is filed. */
  submit: (actor: Actor, applicant: { readonly id: string | null; readonly mandateId?: string | null }) =>
    actor.kind === 'system' ||
    actor.kind === 'partner' ||
    (actor.kind === 'citizen' && (applicant.id === actor.id || Boolean(applicant.mandateId))),
  takeIn: (actor: Actor) => holdsRole(actor, 'receptionist'),
  accept: isReceptionist,
  refuse: isReceptionist,
  requestSupplement: (actor: Actor, dossier: Dossier) =>
    isReceptionist(actor, dossier) || isHandler(actor, dossier),
  /** The law allows one request; a second stands on a leader's word. */
  requestSecondSupplement: isLeader,
  /** A new appointment is the apology of who leads the agency or the desk. */
  extend: isLeader,
  /** A tax or the like, which the work has shown. */
  demandDues: (actor: Actor, dossier: Dossier) => isHandler(actor, dossier) || isLeader(actor, dossier),
  resumePaid: (actor: Actor) => actor.kind === 'system',
  takeTaxNotice: (actor: Actor) => actor.kind === 'system',
  stop: isLeader,
  /** Whoever signs for the agency, or for the one that took over from it, takes its word back. */
  reopen: (actor: Actor, dossier: Dossier) =>
    actor.positions.some(
      ({ agencyId, pastAgencyIds = [], roles }) =>
        roles.includes('signer') && [agencyId, ...pastAgencyIds].includes(dossier.competentAgencyId),
    ),
  /** Of a dossier on which another system decides. */
  follow: (actor: Actor) => actor.kind === 'system',
  /** The program itself where the applicant acted in another system. */
  supplement: (actor: Actor, dossier: Dossier) =>
    actor.kind === 'system' ||
    isApplicant(actor, dossier) ||
    isAgent(actor, dossier) ||
    isReceptionist(actor, dossier),
  /** Adds copies of paper and vouches for them: the desk that has the paper, or who handles it afterwards. */
  scan: (actor: Actor, dossier: Dossier) => isReceptionist(actor, dossier) || isHandler(actor, dossier),
  /** Whoever sees the dossier at a desk: to have taken it along, they had a step of it. */
  addFieldPapers: (actor: Actor) => actor.kind === 'officer',
  draftResult: isHandler,
  /** Signs results at all; whether of this dossier or a part of it, the step says. */
  sign: (actor: Actor) => holdsRole(actor, 'signer'),
  signOff: (actor: Actor, dossier: Dossier) => inAgency(dossier.competentAgencyId, 'signer')(actor),
  deliver: (actor: Actor, dossier: Dossier) => at(dossier.returnUnitId, 'receptionist')(actor),
  withdraw: (actor: Actor, dossier: Dossier) =>
    actor.kind === 'system' || isApplicant(actor, dossier) || isReceptionist(actor, dossier),
  rate: isApplicant,
});
