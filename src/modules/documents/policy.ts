import type { Actor } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import type { Document } from './model.ts';

type InAgency = Pick<Document, 'agencyId'>;

const holdsIn = (actor: Actor, agencyId: string, ...roles: readonly string[]) =>
  actor.kind === 'officer' &&
  actor.positions.some(
    (held) => held.agencyId === agencyId && held.roles.some((role) => roles.includes(role)),
  );

const isClerk = (actor: Actor, { agencyId }: InAgency) => holdsIn(actor, agencyId, 'sealKeeper');
const isLeader = (actor: Actor, { agencyId }: InAgency) => holdsIn(actor, agencyId, 'signer');
/** Heads the office where the document was registered. */
const isChief = (actor: Actor, { unitId }: Document) =>
  actor.kind === 'officer' &&
  actor.positions.some(
    (held) => held.unitId === unitId && (held.roles.includes('assigner') || held.roles.includes('reviewer')),
  );
const isDrafter = (actor: Actor, { draftedBy }: Document) =>
  actor.kind === 'officer' && draftedBy === actor.id;

permissions.declare('documents', {
  /** Arrivals, answers and signatures are taken in by the program itself. */
  follow: (actor: Actor) => actor.kind === 'system',
  register: isClerk,
  returnToSender: isClerk,
  /** The office prepares what its leader decides: the clerk, the chief of office, or the leader alone. */
  propose: (actor: Actor, document: Document) => isClerk(actor, document) || isChief(actor, document),
  endorse: isLeader,
  finish: (actor: Actor, document: Document) => isClerk(actor, document) || isLeader(actor, document),
  nameReaders: (actor: Actor, document: Document) =>
    isClerk(actor, document) || isLeader(actor, document) || isDrafter(actor, document),
  draft: (actor: Actor, { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string }) =>
    actor.kind === 'officer' &&
    actor.positions.some((held) => held.agencyId === agencyId && held.unitId === unitId),
  revise: isDrafter,
  askSigning: (actor: Actor, document: Document) => isDrafter(actor, document) || isClerk(actor, document),
  issue: isClerk,
  /** A proof shows who did what, to whoever keeps the register. */
  prove: (actor: Actor, document: Document) => isClerk(actor, document) || isLeader(actor, document),
  /** Who heads a unit of the agency, its clerks and leaders. */
  keepTemplate: (actor: Actor, { agencyId }: InAgency) =>
    holdsIn(actor, agencyId, 'sealKeeper', 'signer', 'assigner', 'reviewer'),
  recall: (actor: Actor, document: Document) => isClerk(actor, document) || isLeader(actor, document),
  figures: (actor: Actor) => actor.kind === 'officer',
});
