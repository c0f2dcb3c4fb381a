import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { directiveDeclined } from '../events.ts';
import { type Directive, directiveCan } from '../model.ts';
import { completeStep, lockStep, ordererOf, stepActions } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { wordsIn } from '../words.ts';

/** The lead says that it is not competent; the orderer gives it to another unit or withdraws it. The deadline runs on. */
export async function declineDirective(
  ctx: Context,
  input: { readonly directiveId: string; readonly reason: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const given = await lockDirective(tx, ctx.actor, input.directiveId);
    refuseUnless(directiveCan.decline(given), 'directive-not-waiting');
    const item = await lockStep(tx, ctx, given, stepActions.receive);
    const reason = wordsIn(input.reason, '/reason', 2000);

    const declined = await changeDirective(tx, given, { state: 'declined' });
    const assignees = ordererOf(declined);
    await completeStep(tx, ctx, declined, item, { outcome: 'decline', remark: reason, assignees });
    await recordEvent(tx, ctx, directiveDeclined(declined, declined.leadAgencyId, { reason }));
    return declined;
  });
}
