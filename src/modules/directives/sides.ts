import { dayOf, findUnitByCode, getUnit, listHeldPositions, type Unit } from '#modules/org/index.ts';
import type { HeldPosition } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import type { LeadFacts } from './events.ts';
import type { Directive } from './model.ts';
import { orderingRoles } from './policy.ts';

/** An agency of another house, as the axis knows it (Decision 20/2020/QĐ-TTg). */
export interface OutsideAgency {
  readonly code: string;
  readonly name: string;
}

export type Orderer = Pick<
  Directive,
  | 'ordererId'
  | 'ordererRole'
  | 'ordererUnitId'
  | 'ordererAgencyId'
  | 'ordererOutsideCode'
  | 'ordererOutsideName'
>;

/** In which position the actor orders: their own before one that is lent to them. @throws Refusal `not-allowed` */
export function ordererFrom(ctx: Context, outside: OutsideAgency | undefined): Orderer {
  if (outside) {
    refuseUnless(ctx.actor.kind === 'system', 'not-allowed');
    const nobody = { ordererId: null, ordererRole: null, ordererUnitId: null, ordererAgencyId: null };
    return { ...nobody, ordererOutsideCode: outside.code, ordererOutsideName: outside.name };
  }
  const held = orderingPositions(ctx.actor.positions)[0];
  refuseUnless(held, 'not-allowed');
  return {
    ordererId: held.onBehalfOf ?? ctx.actor.id,
    ordererRole: orderingRoles.find((role) => held.roles.includes(role))!,
    ordererUnitId: held.unitId,
    ordererAgencyId: held.agencyId,
    ordererOutsideCode: null,
    ordererOutsideName: null,
  };
}

export const orderingPositions = (positions: readonly HeldPosition[]): readonly HeldPosition[] =>
  positions
    .filter(({ roles }) => orderingRoles.some((role) => roles.includes(role)))
    .toSorted((one, other) => Number(one.onBehalfOf !== null) - Number(other.onBehalfOf !== null));

export type Lead = Pick<Directive, 'leadUnitId' | 'leadAgencyId' | 'leadOutsideCode' | 'leadOutsideName'>;

/** A unit of this house by its code, or an agency of another. @throws InvalidInput `lead-unknown` at `/lead` */
export async function leadFrom(
  tx: Tx,
  ctx: Context,
  lead: { readonly unitCode: string } | { readonly outside: OutsideAgency },
): Promise<{ readonly lead: Lead; readonly facts: LeadFacts; readonly unit: Unit | null }> {
  if ('outside' in lead) {
    const { code, name } = lead.outside;
    if (!/^[A-Z]\d{2}(\.\d{1,4})*$|^\d{3}(\.\d{2}){2}\.[A-Z]\d{2}$/.test(code) || !name.trim()) {
      throw new InvalidInput([{ field: '/outsideCode', code: 'outside-code' }]);
    }
    const none = { leadUnitId: null, leadAgencyId: null };
    const facts = { unitId: null, agencyId: null, code, isOutside: true };
    return { lead: { ...none, leadOutsideCode: code, leadOutsideName: name.trim() }, facts, unit: null };
  }
  const unit = await findUnitByCode(tx, lead.unitCode, dayOf(ctx.now()));
  if (!unit) throw new InvalidInput([{ field: '/lead', code: 'lead-unknown' }]);
  const facts = { unitId: unit.id, agencyId: unit.agencyId, code: unit.code, isOutside: false };
  const none = { leadOutsideCode: null, leadOutsideName: null };
  return { lead: { leadUnitId: unit.id, leadAgencyId: unit.agencyId, ...none }, facts, unit };
}

/**
 * Whether a unit takes orders from an agency: its own units, those below it, and every unit of the province for the
 * province's People's Committee, which directs also those of other branches there.
 */
export async function takesOrdersFrom(tx: Tx, unit: Unit, ordererAgencyId: string): Promise<boolean> {
  const orderer = await getUnit(tx, ordererAgencyId);
  if (orderer.kind === 'peoplesCommittee') return true;
  let each = unit;
  while (each.agencyId !== ordererAgencyId) {
    const agency = each.id === each.agencyId ? each : await getUnit(tx, each.agencyId);
    if (agency.parentId === null) return false;
    each = await getUnit(tx, agency.parentId);
  }
  return true;
}

/** An officer who has a position today. @throws InvalidInput `officer-unknown` at the field */
export async function activeOfficer(tx: Tx, ctx: Context, officerId: string, field: string): Promise<string> {
  const isId = /^[0-9a-f-]{36}$/.test(officerId);
  const held = isId ? await listHeldPositions(tx, officerId, dayOf(ctx.now())) : [];
  if (!held.some(({ onBehalfOf }) => onBehalfOf === null)) {
    throw new InvalidInput([{ field, code: 'officer-unknown' }]);
  }
  return officerId;
}
