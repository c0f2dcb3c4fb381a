import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDirective } from '../change-directive.ts';
import { directiveReceived } from '../events.ts';
import { type Directive, directiveCan } from '../model.ts';
import { completeStep, lockStep, stepActions } from '../process.ts';
import { lockDirective } from '../queries.ts';
import { activeOfficer } from '../sides.ts';

/** The lead takes a directive on and names who does it: the one who receives it, unless another is named. */
export async function receiveDirective(
  ctx: Context,
  input: { readonly directiveId: string; readonly handlerId?: string | null | undefined },
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const given = await lockDirective(tx, ctx.actor, input.directiveId);
    refuseUnless(directiveCan.receive(given), 'directive-not-waiting');
    const item = await lockStep(tx, ctx, given, stepActions.receive);
    const handlerId = await activeOfficer(tx, ctx, input.handlerId || ctx.actor.id!, '/handler');

    const received = await changeDirective(tx, given, {
      state: 'inProgress',
      handlerId,
      receivedAt: ctx.now(),
    });
    await completeStep(tx, ctx, received, item, { outcome: 'receive', assignees: { handler: handlerId } });
    await recordEvent(tx, ctx, directiveReceived(received, received.leadAgencyId, { handlerId }));
    return received;
  });
}
