import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { directiveRedirected } from '../events.ts';
import { type Directive, directiveCan } from '../model.ts';
import { completeStep, lockStep, receiverOf, stepActions } from '../process.ts';
import { getDirective, lockDirective } from '../queries.ts';
import { leadFrom, takesOrdersFrom } from '../sides.ts';
import { isInner } from './give-directive.ts';

/** The orderer gives what was declined to another unit, within the same deadline. */
export async function redirectDirective(
  ctx: Context,
  input: { readonly directiveId: string; readonly unitCode: string },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const declined = await lockDirective(tx, ctx.actor, input.directiveId);
    refuseUnless(directiveCan.redirect(declined), 'directive-not-declined');
    const item = await lockStep(tx, ctx, declined, stepActions.redirect);
    const { lead, facts, unit } = await leadFrom(tx, ctx, { unitCode: input.unitCode });
    const agencyId = declined.ordererAgencyId;
    refuseUnless(!agencyId || (await takesOrdersFrom(tx, unit!, agencyId)), 'lead-takes-no-orders');

    const redirected = await changeDirective(tx, declined, { ...lead, state: 'given' });
    const assignees = await receiverOf(tx, ctx, redirected);
    await completeStep(tx, ctx, redirected, item, { outcome: 'redirect', assignees });
    const whole = redirected.parentId ? await getDirective(tx, ctx.actor, redirected.parentId) : null;
    const isOwn = isInner(whole, lead.leadAgencyId);
    await recordEvent(tx, ctx, directiveRedirected(redirected, agencyId, { lead: facts, isInner: isOwn }));
    return redirected;
  });
}
