import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective, closedNow } from '../change-directive.ts';
import { completionAccepted } from '../events.ts';
import { type Directive, directiveCan, isLateBy } from '../model.ts';
import { completeStep, lockStep, stepActions } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { answerReport, awaitedReport } from '../reports.ts';
import { lapseAlarm } from '../source/source-alarms.ts';

/**
 * The orderer accepts that it is done. On time is told by when it was reported: an orderer who takes long makes nobody
 * late. Accepted again, it stays as it is.
 */
export async function acceptCompletion(
  ctx: Context,
  input: { readonly directiveId: string; readonly remark?: string | undefined },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const reported = await lockDirective(tx, ctx.actor, input.directiveId);
    if (reported.state === 'completed') return reported;
    refuseUnless(directiveCan.answer(reported), 'directive-not-reported');
    const item = await lockStep(tx, ctx, reported, stepActions.accept);

    const report = await awaitedReport(tx, reported.id);
    const remark = input.remark?.trim() || null;
    await answerReport(tx, ctx, report.id, 'accepted', remark);
    const isLate = isLateBy(report.reportedAt, reported.dueAt);
    const completed = await changeDirective(tx, reported, { state: 'completed', isLate, ...closedNow(ctx) });
    await lapseAlarm(tx, ctx, completed.id);
    await completeStep(tx, ctx, completed, item, { outcome: 'accept', assignees: {} });
    await recordEvent(
      tx,
      ctx,
      completionAccepted(completed, completed.ordererAgencyId, { reportId: report.id, isLate }),
    );
    return completed;
  });
}
