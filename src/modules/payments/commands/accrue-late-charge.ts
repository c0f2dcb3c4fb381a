import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lateChargeAccrued } from '../events.ts';
import { asOf, listLateFines } from '../fines/fines.ts';
import type { Obligation } from '../model.ts';
import { lockObligation } from '../obligations.ts';

/** Adds to a fine what the days since have added; once a day, however often it is asked. */
export async function accrueLateCharge(
  ctx: Context,
  input: { readonly obligationId: string },
): Promise<Obligation> {
  return ctx.transaction(async (tx, ctx) => {
    const before = await lockObligation(tx, ctx.actor, input.obligationId);
    if (before.paidVnd >= before.amountVnd) return before;
    const now = await asOf(tx, ctx, before, dayOf(ctx.now()));
    if (now.amountVnd === before.amountVnd) return before;
    const { amountVnd } = now;
    await recordEvent(tx, ctx, lateChargeAccrued(now, { beforeVnd: before.amountVnd, amountVnd }));
    return now;
  });
}

/** The same for every fine that is late. @returns how many were looked at */
export async function accrueLateCharges(ctx: Context): Promise<number> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const late = await listLateFines(ctx.db, dayOf(ctx.now()), { after });
    for (const obligationId of late) await accrueLateCharge(ctx, { obligationId });
    count += late.length;
    after = late.at(-1);
    if (after === undefined) return count;
  }
}
