import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { listCounters } from '../counters.ts';
import { ticketTransferred } from '../events.ts';
import { secondsBetween, type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/**
 * Sends the person on to another counter of the centre, where they come before everyone who waits; the number and the
 * dossier stay with them.
 *
 * @throws Refusal `no-such-counter` for one of another centre or their own, `counter-not-open` for one where nobody sits
 */
export async function transferTicket(
  ctx: Context,
  input: { readonly ticketId: string; readonly toCounterId: string },
): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const here = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('transfer', here), 'ticket-not-called');
    const counters = await listCounters(tx, here.centreId);
    const target = counters.find(({ id }) => id === input.toCounterId && id !== here.counterId);
    refuseUnless(target, 'no-such-counter');
    refuseUnless(target.state !== 'closed', 'counter-not-open');

    const now = ctx.now();
    const servedSeconds = here.servingAt && secondsBetween(here.servingAt, now);
    const transferred = await changeTicket(tx, here, {
      state: 'transferred',
      targetCounterId: target.id,
      counterId: null,
      officerId: null,
      officerName: null,
      waitingSince: now,
      calledAt: null,
      servingAt: null,
    });
    await recordEvent(
      tx,
      ctx,
      ticketTransferred(
        { ...transferred, counterId: here.counterId },
        { toCounterId: target.id, servedSeconds },
      ),
    );
    return transferred;
  });
}
