import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { refundDecided } from '../events.ts';
import { changeObligation, lockObligation } from '../obligations.ts';
import { findRefund } from '../refunds.ts';

/** The head of the desk approves a refund or declines it with a reason; never who asked for it. */
export async function decideRefund(
  ctx: Context,
  input: { readonly refundId: string; readonly isApproved: boolean; readonly note: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const { obligationId } = await findRefund(tx, input.refundId);
    const paid = await lockObligation(tx, ctx.actor, obligationId);
    ctx.authorize('payments.decideRefund', paid);
    // Read again: whoever holds the obligation's lock decides alone.
    const refund = await tx
      .selectFrom('paymentRefund')
      .select(['state', 'askedBy', 'version'])
      .where('id', '=', input.refundId)
      .executeTakeFirstOrThrow();
    refuseUnless(refund.state === 'asked', 'refund-decided');
    refuseUnless(refund.askedBy !== ctx.actor.id, 'refund-needs-another');
    const note = input.note.normalize('NFC').trim().slice(0, 1_000);
    if (!input.isApproved && note.length < 5)
      throw new InvalidInput([{ field: '/note', code: 'reason-required' }]);

    await tx
      .updateTable('paymentRefund')
      .set({
        version: refund.version + 1,
        state: input.isApproved ? 'approved' : 'declined',
        decidedAt: ctx.now(),
        decidedBy: ctx.actor.id,
        decidedByName: ctx.actor.name,
        decisionNote: note || null,
      })
      .where('id', '=', input.refundId)
      .execute();
    const changed = await changeObligation(tx, paid, {});
    const { refundId, isApproved } = input;
    await recordEvent(tx, ctx, refundDecided(changed, { refundId, isApproved }));
  });
}
