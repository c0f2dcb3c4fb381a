import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { completionReturned } from '../events.ts';
import { type Directive, directiveCan } from '../model.ts';
import { completeStep, handlerNamed, lockStep, stepActions } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { answerReport, awaitedReport, lastProgress } from '../reports.ts';
import { wordsIn } from '../words.ts';

/** The orderer does not take it for done and says why; who did it goes on with it, within the deadline there was. */
export async function returnCompletion(
  ctx: Context,
  input: { readonly directiveId: string; readonly reason: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const reported = await lockDirective(tx, ctx.actor, input.directiveId);
    refuseUnless(directiveCan.answer(reported), 'directive-not-reported');
    const item = await lockStep(tx, ctx, reported, stepActions.accept);
    const reason = wordsIn(input.reason, '/reason', 2000);

    const report = await awaitedReport(tx, reported.id);
    await answerReport(tx, ctx, report.id, 'returned', reason);
    const percent = await lastProgress(tx, reported.id);
    const returned = await changeDirective(tx, reported, { state: 'inProgress', percent });
    const assignees = handlerNamed(returned.handlerId ?? returned.supervisorId ?? returned.ordererId);
    await completeStep(tx, ctx, returned, item, { outcome: 'return', remark: reason, assignees });
    const facts = { reportId: report.id, reason };
    await recordEvent(tx, ctx, completionReturned(returned, returned.ordererAgencyId, facts));
    return returned;
  });
}
