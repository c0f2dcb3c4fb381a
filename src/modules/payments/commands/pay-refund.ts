import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockOwnDrawer } from '../drawers.ts';
import { refundPaid } from '../events.ts';
import { balanceOf, post } from '../ledger.ts';
import { changeObligation, lockObligation } from '../obligations.ts';
import { findRefund } from '../refunds.ts';

/**
 * Gives an approved refund back: in cash from the clerk's drawer, or by a transfer whose number is its proof.
 *
 * @throws Refusal `drawer-too-small` when the drawer does not hold that much
 */
export async function payRefund(
  ctx: Context,
  input: { readonly refundId: string; readonly through: 'cash' | 'transfer'; readonly proof: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const { obligationId, amountVnd } = await findRefund(tx, input.refundId);
    const paid = await lockObligation(tx, ctx.actor, obligationId);
    ctx.authorize('payments.payRefund', paid);
    const refund = await findRefund(tx, input.refundId);
    refuseUnless(refund.state === 'approved', 'refund-not-approved');
    const proof = input.proof.normalize('NFC').trim().slice(0, 200);
    if (proof.length < 3) throw new InvalidInput([{ field: '/proof', code: 'proof-required' }]);

    const isCash = input.through === 'cash';
    const held = ctx.actor.positions.find((position) => position.unitId === paid.deskId)!;
    const drawer = isCash
      ? await lockOwnDrawer(tx, ctx, { deskId: paid.deskId, agencyId: held.agencyId })
      : undefined;
    if (drawer)
      refuseUnless((await balanceOf(tx, 'cash', { drawerId: drawer.id })) >= amountVnd, 'drawer-too-small');
    await post(tx, ctx, [
      {
        kind: 'refund',
        debit: 'receivable',
        credit: isCash ? 'cash' : 'treasury',
        amountVnd,
        agencyId: paid.agencyId,
        obligationId: paid.id,
        refundId: input.refundId,
        ...(drawer && { drawerId: drawer.id }),
      },
    ]);
    await tx
      .updateTable('paymentRefund')
      .set({ state: 'paid', paidAt: ctx.now(), paidBy: ctx.actor.name, paidThrough: input.through, proof })
      .where('id', '=', input.refundId)
      .execute();
    const changed = await changeObligation(tx, paid, { paidVnd: paid.paidVnd - amountVnd });
    const { refundId, through } = input;
    await recordEvent(tx, ctx, refundPaid(changed, { refundId, amountVnd, through }));
  });
}
