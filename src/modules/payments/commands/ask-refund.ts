import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { refundAsked } from '../events.ts';
import { excessVnd } from '../model.ts';
import { changeObligation, lockObligation } from '../obligations.ts';
import { listRefunds, type Refund } from '../refunds.ts';

/**
 * Asks that what was paid beyond the fee be given back. The fee itself is lowered first, by recalculation: only what
 * the books show as too much can be asked for, and only once.
 */
export async function askRefund(
  ctx: Context,
  input: { readonly obligationId: string; readonly reason: string },
): Promise<Refund> {
  return ctx.transaction(async (tx, ctx) => {
    const paid = await lockObligation(tx, ctx.actor, input.obligationId);
    ctx.authorize('payments.askRefund', paid);
    const reason = input.reason.normalize('NFC').trim().slice(0, 1_000);
    if (reason.length < 5) throw new InvalidInput([{ field: '/reason', code: 'reason-required' }]);
    const asked = (await listRefunds(tx, paid.id)).filter(
      ({ state }) => state === 'asked' || state === 'approved',
    );
    refuseUnless(asked.length === 0, 'refund-under-way');
    const amountVnd = excessVnd(paid);
    refuseUnless(amountVnd > 0, 'nothing-to-refund');

    const refund = { id: newId(), obligationId: paid.id, amountVnd, state: 'asked', reason } as const;
    await tx
      .insertInto('paymentRefund')
      .values({
        ...refund,
        version: 1,
        amountVnd: String(amountVnd),
        askedAt: ctx.now(),
        askedBy: ctx.actor.id,
        askedByName: ctx.actor.name,
      })
      .execute();
    const changed = await changeObligation(tx, paid, {});
    await recordEvent(tx, ctx, refundAsked(changed, { refundId: refund.id, amountVnd }));
    return {
      ...refund,
      askedAt: ctx.now(),
      askedByName: ctx.actor.name,
      decidedByName: null,
      paidAt: null,
      proof: null,
    };
  });
}
