import type { Context, Tx } from '#platform/context.ts';
import { InvalidInput, orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { NewEvent } from '#platform/events/index.ts';
import { recordEvents } from '#platform/events/index.ts';
import { findCharge, lockCharge } from '../charges.ts';
import { discrepancyResolved, paymentAdjusted, paymentReceived } from '../events.ts';
import { post } from '../ledger.ts';
import { owedVnd } from '../model.ts';
import { changeObligation, lockObligation } from '../obligations.ts';
import { receiveMoney } from '../receive-money.ts';

/** What may be done about a difference of each kind. */
export const resolutions = {
  'missing-here': ['booked', 'not-ours'],
  'missing-there': ['reversed', 'not-ours'],
  'amount-differs': ['adjusted'],
} as const;

export type Resolution = 'booked' | 'reversed' | 'adjusted' | 'not-ours';

/**
 * Settles a difference between our books and the gateway's statement: `booked` takes the money that the statement
 * proves; `reversed` takes back what never came; `adjusted` brings our amount to theirs; `not-ours` changes no books.
 * Each says why.
 */
export async function resolveDiscrepancy(
  ctx: Context,
  input: { readonly discrepancyId: string; readonly resolution: Resolution; readonly note: string },
): Promise<void> {
  await ctx.transaction(async (tx, ctx) => {
    ctx.authorize('payments.reconcile');
    const found = orNotFound(
      await tx
        .selectFrom('paymentDiscrepancy')
        .selectAll()
        .where('id', '=', input.discrepancyId)
        .forUpdate()
        .executeTakeFirst(),
    );
    refuseUnless(found.resolvedAt === null, 'discrepancy-resolved');
    const { resolution } = input;
    const possible: readonly string[] = resolutions[found.kind as keyof typeof resolutions];
    if (!possible.includes(resolution))
      throw new InvalidInput([{ field: '/resolution', code: 'resolution-required' }]);
    const note = input.note.normalize('NFC').trim().slice(0, 1_000);
    if (note.length < 5) throw new InvalidInput([{ field: '/note', code: 'reason-required' }]);

    const booked = resolution === 'not-ours' ? undefined : await book(tx, ctx, found, note);
    const version = found.version + 1;
    await tx
      .updateTable('paymentDiscrepancy')
      .set({
        version,
        resolution,
        note,
        resolvedAt: ctx.now(),
        resolvedBy: ctx.actor.id,
        resolvedByName: ctx.actor.name,
      })
      .where('id', '=', found.id)
      .execute();
    const { kind, reference } = found;
    const resolved = discrepancyResolved({ id: found.id, version }, { kind, reference, resolution });
    await recordEvents(tx, ctx, booked ? [booked, resolved] : [resolved]);
  });
}

interface Difference {
  readonly reference: string;
  readonly gatewayTransaction: string;
  readonly onDay: Temporal.PlainDate;
  readonly hereVnd: string;
  readonly thereVnd: string;
}

/** Brings the books to what the statement says: more received, or some of it taken back. */
async function book(tx: Tx, ctx: Context, difference: Difference, note: string): Promise<NewEvent> {
  const known = await findCharge(tx, difference.reference);
  refuseUnless(known, 'charge-unknown');
  // Whoever reconciles acts for the whole province, as the gateway's own callback does.
  const owed = await lockObligation(tx, { ...ctx.actor, kind: 'system' }, known.obligationId);
  const charge = await lockCharge(tx, known.id);
  const change = Number(difference.thereVnd) - Number(difference.hereVnd);
  const of = { agencyId: owed.agencyId, obligationId: owed.id, chargeId: charge.id };
  const settledOn = difference.onDay;
  const inTreasury = {
    kind: 'settle',
    debit: 'treasury',
    credit: 'gateway',
    amountVnd: Number(difference.thereVnd),
    ...of,
  } as const;

  if (charge.state !== 'paid') {
    const line = await tx
      .selectFrom('paymentStatementLine')
      .select('paidAt')
      .where('gatewayTransaction', '=', difference.gatewayTransaction)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('paymentCharge')
      .set({
        version: charge.version + 1,
        state: 'paid',
        pollAt: null,
        gatewayTransaction: difference.gatewayTransaction,
        paidVnd: difference.thereVnd,
        paidAt: line.paidAt,
        settledOn,
      })
      .where('id', '=', charge.id)
      .execute();
    const taken = await receiveMoney(tx, ctx, owed, { amountVnd: change, chargeId: charge.id });
    await post(tx, ctx, [inTreasury]);
    return paymentReceived(taken.obligation, {
      receiptId: taken.receipt.id,
      amountVnd: change,
      through: 'gateway',
      isSettled: owedVnd(taken.obligation) === 0,
    });
  }
  const [debit, credit] =
    change > 0 ? (['gateway', 'receivable'] as const) : (['receivable', 'gateway'] as const);
  await post(tx, ctx, [{ kind: 'adjust', debit, credit, amountVnd: Math.abs(change), ...of }, inTreasury]);
  await tx.updateTable('paymentCharge').set({ settledOn }).where('id', '=', charge.id).execute();
  const changed = await changeObligation(tx, owed, { paidVnd: owed.paidVnd + change });
  return paymentAdjusted(changed, { amountVnd: change, note });
}
