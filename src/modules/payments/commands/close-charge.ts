import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockCharge } from '../charges.ts';
import { chargeClosed } from '../events.ts';
import type { Charge } from '../model.ts';
import { lockObligation } from '../obligations.ts';

/**
 * Ends an attempt that did not succeed, so that another can begin. The gateway is still asked about it for its three
 * days: a payment that comes after all is booked.
 */
export async function closeCharge(
  ctx: Context,
  input: { readonly charge: Charge; readonly why: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    const owed = await lockObligation(tx, ctx.actor, input.charge.obligationId);
    const charge = await lockCharge(tx, input.charge.id);
    if (charge.state === 'paid' || charge.state === 'closed') return;
    const closed = { ...charge, version: charge.version + 1 };
    await tx
      .updateTable('paymentCharge')
      .set({ version: closed.version, state: 'closed', lastAnswer: input.why.slice(0, 500) })
      .where('id', '=', charge.id)
      .execute();
    await recordEvent(tx, ctx, chargeClosed(closed, owed.agencyId, { why: input.why.slice(0, 200) }));
  });
}
