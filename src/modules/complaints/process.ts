import { declareSubjectKind } from '#modules/workflow/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Complaint } from './model.ts';
import { findReadable, lockComplaint } from './queries.ts';

export const complaintSubject = 'complaint';
export const answerAction = 'answer-complaint';

/** One step: a leader looks into it and answers. */
export const complaintProcess = {
  id: 'complaint',
  name: 'Phản ánh, kiến nghị, khiếu nại về hồ sơ',
  steps: [
    {
      id: 'answer',
      name: 'Xem xét, trả lời người dân',
      position: 'signer',
      action: answerAction,
      outcomes: ['answer'],
    },
  ],
};

/** The inbox tells neither the dossier nor what was said. */
export const subjectOf = ({ id, code }: Pick<Complaint, 'id' | 'code'>) => ({
  type: complaintSubject,
  id,
  code,
  title: 'Phản ánh, kiến nghị về một hồ sơ',
});

export const dueOf = ({ dueAt }: Pick<Complaint, 'dueAt'>) => ({ at: dueAt, limit: null });

declareSubjectKind(complaintSubject, {
  async hold(tx, _ctx, id) {
    const held = await lockComplaint(tx, id);
    return { subject: subjectOf(held), due: dueOf(held) };
  },
  carryOn: async () => {
    throw new Error('The process of a complaint has no timers');
  },
  placementAt: async () => {
    throw new Refusal('no-such-place');
  },
  mayRead: async (db, actor, id) => (await findReadable(db, actor, id)) !== undefined,
  complete: async () => {
    throw new Refusal('outcome-required');
  },
  operations: { notifyApplicant: async () => undefined },
});
