import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { getCentre } from '../centres.ts';
import { changeCounter, lockCounter } from '../counters.ts';
import { counterClosed } from '../events.ts';
import { type Counter, ticketLabel } from '../model.ts';
import { findTicketAt } from '../tickets.ts';

/**
 * The clerk gets up; or the head of the centre closes a counter that was left open.
 *
 * @throws Refusal `ticket-at-counter` while someone is being served there
 */
export async function closeCounter(ctx: Context, input: { readonly counterId: string }): Promise<Counter> {
  return ctx.transaction(async (tx, ctx) => {
    const counter = await lockCounter(tx, ctx, input.counterId);
    const isOwn = counter.officerId === ctx.actor.id;
    if (!isOwn) ctx.authorize('serviceCentre.lead', await getCentre(tx, counter.centreId));
    if (counter.state === 'closed') return counter;
    refuseUnless(!(await findTicketAt(tx, counter.id)), 'ticket-at-counter');

    const closed = await changeCounter(tx, ctx, counter, {
      state: 'closed',
      officerId: null,
      officerName: null,
    });
    const released = await releaseTransferred(tx, counter.id);
    await recordEvent(tx, ctx, counterClosed(closed, { released }));
    return closed;
  });
}

/** Whoever was sent to this counter waits for their group again, since as long as before and called first. */
async function releaseTransferred(tx: Tx, counterId: string): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('centreTicket')
    .set((column) => ({
      state: 'waiting',
      targetCounterId: null,
      rank: 0,
      version: column('version', '+', 1),
    }))
    .where('targetCounterId', '=', counterId)
    .where('state', '=', 'transferred')
    .returning(['groupCode', 'number'])
    .execute();
  return rows.map(ticketLabel);
}
