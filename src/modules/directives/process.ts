import { dayOf, getUnit, listHolders, listRolePlaces } from '#modules/org/index.ts';
import {
  type Assignees,
  completeWorkItem,
  listWorkItemsOf,
  lockWorkItem,
  type Placement,
  type WorkItem,
} from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { Directive } from './model.ts';
import { orderingRoles } from './policy.ts';

export const directiveSubject = 'directive';
export const extensionSubject = 'directive-extension';

/** What completes each step, by which a page knows its form. */
export const stepActions = {
  receive: 'receive-directive',
  carryOut: 'carry-out-directive',
  accept: 'accept-directive',
  redirect: 'redirect-directive',
  decide: 'decide-directive-extension',
} as const;
export type StepAction = (typeof stepActions)[keyof typeof stepActions];

type Sides = Pick<Directive, 'ordererRole' | 'leadUnitId'>;

/** The steps of a directive. What goes to another house is not received here: its progress is watched from here. */
export const processOf = ({ ordererRole, leadUnitId }: Sides) => ({
  id: 'directive',
  name: 'Nhiệm vụ được giao',
  steps: [
    ...(leadUnitId === null ? [] : [receiving]),
    {
      id: 'carryOut',
      name: leadUnitId === null ? 'Theo dõi, ghi nhận báo cáo' : 'Thực hiện và báo cáo hoàn thành',
      position: 'handler',
      place: leadUnitId === null ? 'orderer' : 'lead',
      action: stepActions.carryOut,
      outcomes: { report: 'next' },
    },
    {
      id: 'accept',
      name: 'Xác nhận hoàn thành',
      position: ordererRole ?? 'assigner',
      place: 'orderer',
      action: stepActions.accept,
      outcomes: { accept: 'end', return: 'carryOut' },
    },
    ...(leadUnitId === null ? [] : [redirecting(ordererRole)]),
  ],
});

const receiving = {
  id: 'receive',
  name: 'Tiếp nhận, phân công người thực hiện',
  position: 'assigner',
  place: 'lead',
  action: stepActions.receive,
  outcomes: { receive: 'next', decline: 'redirect' },
};

const redirecting = (ordererRole: string | null) => ({
  id: 'redirect',
  name: 'Giao đơn vị khác hoặc thu hồi',
  position: ordererRole ?? 'assigner',
  place: 'orderer',
  action: stepActions.redirect,
  outcomes: { redirect: 'receive' },
});

/** One step: whoever gave it, or the whole above it, says yes or no to a later deadline. */
export const decisionProcess = (deciderRole: string) => ({
  id: 'directive-extension',
  name: 'Xin gia hạn nhiệm vụ',
  steps: [
    {
      id: 'decide',
      name: 'Quyết định gia hạn',
      position: deciderRole,
      action: stepActions.decide,
      outcomes: ['grant', 'refuse'],
    },
  ],
});

export const subjectOf = ({ id, code, title }: Pick<Directive, 'id' | 'code' | 'title'>) => ({
  type: directiveSubject,
  id,
  code,
  title,
});

/** Steps have no share of the time: each is due with the whole. */
export const dueOf = ({ dueAt }: Pick<Directive, 'dueAt'>) => ({ at: dueAt, limit: null });

/** Which units do the steps of one side. The side of another house is looked after by the one that is here. */
export async function placementAt(
  tx: Tx,
  ctx: Context,
  directive: Directive,
  side: string,
): Promise<Placement> {
  const { leadUnitId, ordererUnitId } = directive;
  const unitId = side === 'lead' ? (leadUnitId ?? ordererUnitId!) : (ordererUnitId ?? leadUnitId!);
  const { agencyId } = await getUnit(tx, unitId);
  const roles = await listRolePlaces(tx, agencyId, unitId, dayOf(ctx.now()));
  const places = [...roles].map(([role, place]) => [role, { unitId: place, agencyId }] as const);
  const own = { unitId, agencyId };
  return { ...Object.fromEntries(places), handler: own, ...(side === 'orderer' && ownRoles(own)) };
}

/** The orderer's steps wait in the orderer's own unit, where their position carries the role. */
const ownRoles = (own: { readonly unitId: string; readonly agencyId: string }) =>
  Object.fromEntries(orderingRoles.map((role) => [role, own]));

/** Who receives for a lead that has nobody to assign work: its head by name. */
export async function receiverOf(
  tx: Tx,
  ctx: Context,
  { leadAgencyId, leadUnitId }: Directive,
): Promise<Assignees> {
  if (leadAgencyId === null) return {};
  const on = dayOf(ctx.now());
  if ((await listHolders(tx, leadAgencyId, 'assigner', on)).length > 0) return {};
  for (const role of ['signer', 'oneStopHead', 'handler']) {
    const holders = await listHolders(tx, leadAgencyId, role, on);
    const head = holders.find(({ unitId }) => unitId === leadUnitId) ?? holders[0];
    if (head) return { assigner: head.officerId };
  }
  return {};
}

/** Who accepts or gives anew: the orderer by name; of an order from outside, its supervisor here if there is one. */
export const ordererOf = ({ ordererId, ordererRole, supervisorId }: Directive): Assignees => {
  const answering = ordererId ?? supervisorId;
  return answering ? { [ordererRole ?? 'assigner']: answering } : {};
};

/** The officer who carries out, where one is named. */
export const handlerNamed = (officerId: string | null): Assignees =>
  officerId ? { handler: officerId } : {};

export const findStep = async (
  db: Database | Tx,
  directiveId: string,
  action: StepAction,
): Promise<WorkItem | undefined> =>
  (await listWorkItemsOf(db, directiveSubject, directiveId)).findLast(
    (item) => item.action === action && item.state === 'open',
  );

/**
 * The directive with whoever does it now: the step may have been passed on within the unit, which is a fact of the inbox
 * and not of the directive.
 */
export async function withDoer(db: Database | Tx, directive: Directive): Promise<Directive> {
  const item = await findStep(db, directive.id, stepActions.carryOut);
  return item?.assigneeId && directive.leadUnitId ? { ...directive, handlerId: item.assigneeId } : directive;
}

/** The open step that the act completes, locked; the program acts for a side of another house, whoever watches its step. */
export async function lockStep(
  tx: Tx,
  ctx: Context,
  directive: Directive,
  action: StepAction,
): Promise<WorkItem> {
  const { id } = orNotFound(await findStep(tx, directive.id, action));
  if (ctx.actor.kind !== 'system') return lockWorkItem(tx, ctx.actor, { id });
  const isAtStake = action === stepActions.carryOut ? directive.leadUnitId : directive.ordererId;
  refuseUnless(isAtStake === null, 'not-allowed');
  return orNotFound(await findStep(tx, directive.id, action));
}

/** Ends a locked step by the word of the act and opens what follows. */
export const completeStep = (
  tx: Tx,
  ctx: Context,
  directive: Directive,
  item: WorkItem,
  {
    outcome,
    remark,
    assignees,
  }: { readonly outcome: string; readonly remark?: string; readonly assignees: Assignees },
) => completeWorkItem(tx, ctx, item, { outcome, remark, assignees, due: dueOf(directive) });
