import { addWorkingTime } from '#engines/working-time/index.ts';
import {
  completeWorkItem,
  declareSubjectKind,
  listWorkItemsOf,
  lockWorkItem,
  startProcess,
} from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import { stepsByHand } from '../steps-by-hand.ts';
import { type Evaluation, findObjection, getEvaluation } from './queries.ts';

export const objectionSubject = 'evaluation-objection';

/** The head answers within five working days: the figures of a month are of use while it is remembered. */
const limit = { amount: 5, unit: 'workingDay' } as const;

const process = {
  id: 'evaluation-objection',
  name: 'Ý kiến về phiếu đánh giá',
  steps: [
    {
      id: 'answer',
      name: 'Trả lời ý kiến về phiếu đánh giá',
      position: 'assigner',
      action: 'answer-evaluation-objection',
      outcomes: ['correct', 'keep'],
    },
  ],
};

/** An objection waits in the inbox of the head who drew up the sheet. */
export async function openObjection(
  tx: Tx,
  ctx: Context,
  sheet: Evaluation,
  objectionId: string,
): Promise<void> {
  const place = { unitId: sheet.unitId, agencyId: sheet.agencyId };
  const month = sheet.month.toPlainYearMonth().toString();
  await startProcess(tx, ctx, {
    subject: {
      type: objectionSubject,
      id: objectionId,
      code: `ĐG-${month}`,
      title: `Phiếu đánh giá tháng ${month.slice(5)}/${month.slice(0, 4)} của ${sheet.officerName}`,
    },
    definition: process,
    placement: { handler: place, assigner: place },
    assignees: { assigner: sheet.headId },
    due: { at: addWorkingTime(ctx.calendar, ctx.now(), limit), limit },
  });
}

/** @throws Refusal `not-found` when it is not the actor's to answer; `work-item-done` when it was answered */
export async function closeObjection(
  tx: Tx,
  ctx: Context,
  objectionId: string,
  outcome: 'correct' | 'keep',
): Promise<void> {
  const items = await listWorkItemsOf(tx, objectionSubject, objectionId);
  const item = await lockWorkItem(tx, ctx.actor, { id: orNotFound(items[0]).id });
  await completeWorkItem(tx, ctx, item, { outcome, due: { at: item.dueAt, limit: null } });
}

declareSubjectKind(objectionSubject, {
  ...stepsByHand,
  hold: async () => {
    throw new Refusal('not-found');
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  async mayRead(db, actor, id) {
    const found = await findObjection(db, id);
    if (!found) return false;
    return getEvaluation(db, actor, found.evaluationId).then(
      () => true,
      () => false,
    );
  },
});
