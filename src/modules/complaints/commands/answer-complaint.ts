import { completeWorkItem, lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { complaintAnswered } from '../events.ts';
import { type Complaint, complaintOutcomes } from '../model.ts';
import { answerAction, complaintSubject, dueOf } from '../process.ts';
import { getComplaint, lockComplaint } from '../queries.ts';
import { wordsIn } from '../words-in.ts';

/** Answers the citizen, once: whether it was so, and what follows from it. */
export async function answerComplaint(
  ctx: Context,
  input: { readonly complaintId: string; readonly outcome: string; readonly answer: string },
): Promise<Complaint> {
  return ctx.transaction(async (tx, ctx) => {
    const { id } = await getComplaint(tx, ctx.actor, input.complaintId);
    const held = await lockComplaint(tx, id);
    const step = { subjectType: complaintSubject, subjectId: id, action: answerAction };
    const item = await lockWorkItem(tx, ctx.actor, step);
    refuseUnless(held.state === 'open', 'work-item-done');
    const outcome = complaintOutcomes.find((each) => each === input.outcome);
    if (!outcome) throw new InvalidInput([{ field: '/outcome', code: 'outcome-required' }]);
    const answer = wordsIn(input.answer, '/answer');

    const changes = {
      version: held.version + 1,
      state: 'answered',
      outcome,
      answer,
      answeredAt: ctx.now(),
    } as const;
    await tx
      .updateTable('complaint')
      .set({ ...changes, answeredBy: ctx.actor.id })
      .where('id', '=', id)
      .execute();
    await completeWorkItem(tx, ctx, item, { outcome: 'answer', due: dueOf(held) });
    const answered = { ...held, ...changes };
    const isLate = Temporal.Instant.compare(ctx.now(), held.dueAt) > 0;
    await recordEvent(tx, ctx, complaintAnswered(answered, { outcome, isLate }));
    return answered;
  });
}
