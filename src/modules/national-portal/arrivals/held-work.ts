import { addWorkingTime } from '#engines/working-time/index.ts';
import { dayOf, listUnits } from '#modules/org/index.ts';
import {
  cancelProcess,
  completeWorkItem,
  declareSubjectKind,
  listWorkItemsOf,
  mayDo,
  startProcess,
} from '#modules/workflow/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { kindNames } from '../messages.vi.ts';
import { type Arrival, lockArrival } from './arrivals.ts';

const arrivalSubject = 'portal-arrival';

/** An application online is answered within one working day (Decree 61/2018/NĐ-CP, article 17: eight office hours). */
const limit = { amount: 1, unit: 'workingDay' } as const;

const definition = {
  id: 'portal-arrival',
  name: 'Bản tin của Cổng quốc gia bị giữ lại',
  steps: [
    {
      id: 'settle',
      name: 'Xem xét bản tin bị giữ lại',
      position: 'receptionist',
      action: 'settle-arrival',
      outcomes: ['retry', 'dismiss'],
    },
  ],
};

const subjectOf = ({ id, externalCode, messageId, kind }: Arrival) => ({
  type: arrivalSubject,
  id,
  code: externalCode ?? messageId,
  title: `${kindNames[kind]} từ Cổng Dịch vụ công quốc gia chưa nhận được`,
});

/** Lays a held message in the inbox of the province's service centre; where there is none, administrators have the list. */
export async function openHeldWork(tx: Tx, ctx: Context, arrival: Arrival): Promise<void> {
  const desks = await listUnits(tx, dayOf(ctx.now()), { kind: 'serviceCentre' });
  const desk = desks.find(({ level }) => level === 'province');
  if (!desk) return;
  const place = { unitId: desk.id, agencyId: desk.agencyId };
  await startProcess(tx, ctx, {
    subject: subjectOf(arrival),
    definition,
    placement: { handler: place, receptionist: place },
    due: { at: addWorkingTime(ctx.calendar, ctx.now(), limit), limit: null },
  });
}

/** The step is done by whose it is; settled by an administrator, it is gone from the inbox. */
export async function closeHeldWork(
  tx: Tx,
  ctx: Context,
  arrivalId: string,
  outcome: 'retry' | 'dismiss',
): Promise<void> {
  const open = (await listWorkItemsOf(tx, arrivalSubject, arrivalId)).find(({ state }) => state === 'open');
  if (!open) return;
  if (mayDo(ctx.actor, open))
    await completeWorkItem(tx, ctx, open, { outcome, due: { at: open.dueAt, limit: null } });
  else await cancelProcess(tx, ctx, { type: arrivalSubject, id: arrivalId });
}

/** Whether a step about the message is, or was, the actor's to do. */
export async function hasHeldWork(db: Database | Tx, actor: Actor, arrivalId: string): Promise<boolean> {
  const items = await listWorkItemsOf(db, arrivalSubject, arrivalId);
  return items.some(({ unitId, role }) =>
    actor.positions.some((held) => held.unitId === unitId && held.roles.includes(role)),
  );
}

declareSubjectKind(arrivalSubject, {
  async hold(tx, ctx, id) {
    const held = await lockArrival(tx, id);
    return {
      subject: subjectOf(held),
      due: { at: addWorkingTime(ctx.calendar, held.receivedAt, limit), limit: null },
    };
  },
  carryOn: async () => {
    throw new Error('The process of a held message has no timers');
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  mayRead: hasHeldWork,
  complete: async () => {
    throw new Refusal('outcome-required');
  },
  operations: { notifyApplicant: async () => undefined },
});
