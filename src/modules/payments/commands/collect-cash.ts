import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { findOpenCharge } from '../charges.ts';
import { lockOwnDrawer } from '../drawers.ts';
import { paymentReceived } from '../events.ts';
import { asOf } from '../fines/fines.ts';
import { type Obligation, owedVnd } from '../model.ts';
import { lockObligation } from '../obligations.ts';
import type { Receipt } from '../receipts.ts';
import { receiveMoney } from '../receive-money.ts';

/**
 * Takes cash at the counter into the clerk's drawer and issues the receipt. The clerk confirms the amount they saw on
 * the page: a fee that has changed since, or that another has just collected, is not taken.
 *
 * @throws Refusal `nothing-owed`; `online-under-way` while a payment by the gateway may still arrive
 */
export async function collectCash(
  ctx: Context,
  input: { readonly obligationId: string; readonly amountVnd: number },
): Promise<{ readonly obligation: Obligation; readonly receipt: Receipt }> {
  return ctx.transaction(async (tx, ctx) => {
    const locked = await lockObligation(tx, ctx.actor, input.obligationId);
    ctx.authorize('payments.collect', locked);
    const owed = await asOf(tx, ctx, locked, dayOf(ctx.now()));
    refuseUnless(owedVnd(owed) > 0, 'nothing-owed');
    if (input.amountVnd !== owedVnd(owed))
      throw new InvalidInput([
        { field: '/amountVnd', code: 'amount-changed', params: { amount: owedVnd(owed) } },
      ]);
    refuseUnless(!(await findOpenCharge(tx, owed.id)), 'online-under-way');

    const held = ctx.actor.positions.find((position) => position.unitId === owed.deskId)!;
    const drawer = await lockOwnDrawer(tx, ctx, { deskId: owed.deskId, agencyId: held.agencyId });
    const taken = await receiveMoney(tx, ctx, owed, { amountVnd: input.amountVnd, drawerId: drawer.id });
    await recordEvent(
      tx,
      ctx,
      paymentReceived(taken.obligation, {
        receiptId: taken.receipt.id,
        amountVnd: input.amountVnd,
        through: 'cash',
        isSettled: true,
      }),
    );
    return taken;
  });
}
