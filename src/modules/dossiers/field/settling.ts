import { dueAt, startClock } from '#engines/working-time/index.ts';
import {
  completeWorkItem,
  declareSubjectKind,
  findWorkItem,
  lockWorkItem,
  startProcess,
} from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Dossier } from '../model.ts';
import { type FieldAct, type FieldCopy, getFieldAct } from './queries.ts';

/** An act that could not be carried out unseen is a step of its officer's own in the one inbox. */
export const fieldActSubject = 'field-act';
const action = 'settle-field-act';

const definition = {
  id: 'field-act-settling',
  name: 'Xử lý khác biệt với thực địa',
  steps: [
    {
      id: 'settle',
      name: 'Xử lý khác biệt với bản mang theo',
      position: 'handler',
      action,
      outcomes: ['done'],
    },
  ],
};

/** Whoever is back from the village looks by the end of the next working day. */
const timeToSettle = { amount: 1, unit: 'workingDay' } as const;

export async function openSettling(
  tx: Tx,
  ctx: Context,
  act: FieldAct,
  copy: FieldCopy,
  dossier: Pick<Dossier, 'code' | 'procedureName'>,
): Promise<void> {
  const { unitId, agencyId } = orNotFound(await findWorkItem(tx, copy.workItemId));
  await startProcess(tx, ctx, {
    subject: { type: fieldActSubject, id: act.id, code: dossier.code, title: dossier.procedureName },
    definition,
    placement: { handler: { unitId, agencyId } },
    assignees: { handler: copy.officerId },
    due: { at: dueAt(ctx.calendar, startClock(timeToSettle, ctx.now())), limit: null },
  });
}

export async function endSettling(tx: Tx, ctx: Context, actId: string): Promise<void> {
  const item = await lockWorkItem(tx, ctx.actor, { subjectType: fieldActSubject, subjectId: actId, action });
  await completeWorkItem(tx, ctx, item, { outcome: 'done', due: { at: item.dueAt, limit: null } });
}

declareSubjectKind(fieldActSubject, {
  hold: async () => {
    throw new Refusal('not-found');
  },
  carryOn: async () => {
    throw new Error('The process of an act from the field has no timers');
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  mayRead: (db, actor, id) =>
    getFieldAct(db, actor, id).then(
      () => true,
      () => false,
    ),
  // What stands against what is looked at, never passed by with many others.
  complete: async () => {
    throw new Refusal('outcome-required');
  },
  operations: { notifyApplicant: async () => undefined },
});
