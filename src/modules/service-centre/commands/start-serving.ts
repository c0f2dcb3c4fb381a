import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { ticketServing } from '../events.ts';
import { type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/** Whoever was called has come: from here on the time is serving time. */
export async function startServing(ctx: Context, input: { readonly ticketId: string }): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const called = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('startServing', called), 'ticket-not-called');
    const serving = await changeTicket(tx, called, { state: 'serving', servingAt: ctx.now() });
    await recordEvent(tx, ctx, ticketServing(serving));
    return serving;
  });
}
