import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { completionReported } from '../events.ts';
import { lapseExtension } from '../extensions.ts';
import { type Directive, directiveCan, partsAreDone } from '../model.ts';
import { completeStep, lockStep, ordererOf, stepActions, withDoer } from '../process.ts';
import { listParts, lockDirective } from '../queries.ts';
import { isReported, type Report, writeReport } from '../reports.ts';

/**
 * The lead says that it is done, and shows it; the orderer accepts or returns it. A repeat changes nothing.
 *
 * @throws Refusal `parts-open` while a part is not completed
 */
export async function reportCompletion(ctx: Context, input: Report): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await withDoer(tx, await lockDirective(tx, ctx.actor, input.directiveId));
    if (await isReported(tx, input)) return held;
    refuseUnless(directiveCan.report(held), 'directive-not-in-progress');
    refuseUnless(partsAreDone(await listParts(tx, held.id)), 'parts-open');
    const item = await lockStep(tx, ctx, held, stepActions.carryOut);

    const report = await writeReport(tx, ctx, held, 'completion', { ...input, percent: 100 });
    await lapseExtension(tx, ctx, held.id);
    const reported = await changeDirective(tx, held, {
      state: 'reported',
      percent: 100,
      // Returned, it goes back to who did it, not to who was named first.
      handlerId: held.handlerId,
    });
    const assignees = ordererOf(reported);
    await completeStep(tx, ctx, reported, item, { outcome: 'report', assignees });
    await recordEvent(tx, ctx, completionReported(reported, reported.leadAgencyId, report));
    return reported;
  });
}
