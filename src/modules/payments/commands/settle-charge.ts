import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { findCharge, lockCharge } from '../charges.ts';
import { paymentReceived } from '../events.ts';
import { asOf } from '../fines/fines.ts';
import type { GatewayAnswer } from '../gateway/payment-gateway.ts';
import { type Obligation, owedVnd } from '../model.ts';
import { lockObligation } from '../obligations.ts';
import type { Receipt } from '../receipts.ts';
import { receiveMoney } from '../receive-money.ts';

export interface SettledCharge {
  readonly obligation: Obligation;
  /** Nothing when it was settled before. */
  readonly receipt: Receipt | null;
}

/**
 * Books a payment that the gateway has proved, by its callback, its answer or its statement, however often and in
 * whatever order they come: the first counts. What was paid is booked as it was paid, also when it comes late or is
 * another amount: money that came is a fact.
 */
export async function settleCharge(
  ctx: Context,
  { reference, paid }: Pick<GatewayAnswer, 'reference'> & Required<Pick<GatewayAnswer, 'paid'>>,
): Promise<SettledCharge> {
  return ctx.transaction(async (tx, ctx) => {
    const known = orNotFound(await findCharge(tx, reference));
    const owed = await lockObligation(tx, ctx.actor, known.obligationId);
    const charge = await lockCharge(tx, known.id);
    if (charge.state === 'paid') return { obligation: owed, receipt: null };

    await tx
      .updateTable('paymentCharge')
      .set({
        version: charge.version + 1,
        state: 'paid',
        pollAt: null,
        gatewayTransaction: paid.transaction,
        paidVnd: String(paid.amountVnd),
        paidAt: paid.at,
      })
      .where('id', '=', charge.id)
      .execute();
    // As it was asked for when the payer began, unless they took longer than the page is offered.
    const isInTime = Temporal.Instant.compare(paid.at, charge.expiresAt) <= 0;
    const owedThen = await asOf(tx, ctx, owed, dayOf(isInTime ? charge.startedAt : paid.at));
    const taken = await receiveMoney(tx, ctx, owedThen, { amountVnd: paid.amountVnd, chargeId: charge.id });
    await recordEvent(
      tx,
      ctx,
      paymentReceived(taken.obligation, {
        receiptId: taken.receipt.id,
        amountVnd: paid.amountVnd,
        through: 'gateway',
        isSettled: owedVnd(taken.obligation) === 0,
      }),
    );
    return taken;
  });
}
