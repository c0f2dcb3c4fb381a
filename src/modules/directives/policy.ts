import { type Actor, agenciesOf, type HeldPosition } from '#platform/access/actor.ts';
import { permissions } from '#platform/access/permissions.ts';
import { type Directive, directiveCan } from './model.ts';

/** The roles of those who order: the first that a position has is the one their own steps wait for. */
export const orderingRoles = ['signer', 'assigner', 'oneStopHead'] as const;

/** Their agency gave it, leads it or cooperates in it, or they watch over it. */
export const isSideOf = (actor: Actor, directive: Directive, cooperating: readonly string[]): boolean => {
  if (actor.kind === 'system') return true;
  const agencies = agenciesOf(actor);
  const sides = [directive.leadAgencyId, directive.ordererAgencyId, ...cooperating];
  return (
    actor.kind === 'officer' &&
    (directive.supervisorId === actor.id || sides.some((side) => side !== null && agencies.includes(side)))
  );
};

/** The orderer, whoever stands in for them, or who acts in their name; of an order from outside, the program. */
export const isOrderer = (actor: Actor, { ordererId }: Directive): boolean =>
  ordererId === null
    ? actor.kind === 'system'
    : actor.id === ordererId || actor.positions.some(({ onBehalfOf }) => onBehalfOf === ordererId);

/** Who directs the work of the lead. */
export const directsLead = (actor: Actor, { leadUnitId, leadAgencyId }: Directive): boolean =>
  actor.positions.some(
    ({ unitId, agencyId, roles }) =>
      agencyId === leadAgencyId &&
      (roles.includes('signer') ||
        ((unitId === leadUnitId || unitId === leadAgencyId) &&
          orderingRoles.some((role) => roles.includes(role)))),
  );

const isHandler = (actor: Actor, { handlerId }: Directive) =>
  handlerId !== null &&
  (actor.id === handlerId || actor.positions.some(({ onBehalfOf }) => onBehalfOf === handlerId));

/** Of a lead outside, the program brings the reports, or the supervisor writes them down. */
const speaksForLead = (actor: Actor, directive: Directive) =>
  directive.leadUnitId === null
    ? actor.kind === 'system' || actor.id === directive.supervisorId || isOrderer(actor, directive)
    : isHandler(actor, directive) || directsLead(actor, directive);

permissions.declare('directives', {
  give: (actor: Actor) =>
    actor.kind === 'system' ||
    actor.positions.some(({ roles }) => orderingRoles.some((role) => roles.includes(role))),
  split: (actor: Actor, directive: Directive) =>
    directive.leadUnitId !== null && (isHandler(actor, directive) || directsLead(actor, directive)),
  report: speaksForLead,
  extend: speaksForLead,
  withdraw: isOrderer,
  /** Of an order within this house, by who gave it. */
  repeat: (actor: Actor, directive: Directive) =>
    directive.ordererId !== null &&
    directive.leadUnitId !== null &&
    directive.parentId === null &&
    isOrderer(actor, directive),
  nameSecretary: (actor: Actor) =>
    actor.kind === 'officer' && actor.positions.some(({ roles }) => roles.includes('signer')),
  remind: (actor: Actor) => actor.kind === 'system',
  /** Of those whose work one directs: of one's unit, or of the whole agency for who signs for it. */
  evaluate: (
    actor: Actor,
    held: Pick<HeldPosition, 'unitId' | 'agencyId'> & { readonly officerId: string },
  ) =>
    held.officerId !== actor.id &&
    actor.positions.some(
      ({ unitId, agencyId, roles }) =>
        agencyId === held.agencyId &&
        (roles.includes('signer') || (unitId === held.unitId && roles.includes('assigner'))),
    ),
});

/** What the actor may do now by right and by state, beside the work items that are theirs. */
export const mayNow = (actor: Actor, directive: Directive) => ({
  report: directiveCan.report(directive) && speaksForLead(actor, directive),
  split:
    directiveCan.split(directive) &&
    directive.leadUnitId !== null &&
    (isHandler(actor, directive) || directsLead(actor, directive)),
  extend: directiveCan.extend(directive) && speaksForLead(actor, directive),
  withdraw: directiveCan.withdraw(directive) && isOrderer(actor, directive),
});
