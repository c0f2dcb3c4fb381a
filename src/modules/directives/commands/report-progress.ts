import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { progressReported } from '../events.ts';
import { type Directive, directiveCan } from '../model.ts';
import { withDoer } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { isReported, type Report, writeReport } from '../reports.ts';

/** How far the work has come, in words, in a hundred and by evidence; its step stays open. A repeat changes nothing. */
export async function reportProgress(
  ctx: Context,
  input: Report & { readonly percent: number },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await withDoer(tx, await lockDirective(tx, ctx.actor, input.directiveId));
    if (await isReported(tx, input)) return held;
    ctx.authorize('directives.report', held);
    refuseUnless(directiveCan.report(held), 'directive-not-in-progress');

    const report = await writeReport(tx, ctx, held, 'progress', input);
    const reported = await changeDirective(tx, held, { percent: input.percent });
    await recordEvent(tx, ctx, progressReported(reported, reported.leadAgencyId, report));
    return reported;
  });
}
