import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { ticketServed } from '../events.ts';
import { secondsBetween, type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/** The visit is over: the counter is free, and the person may rate it. */
export async function finishTicket(ctx: Context, input: { readonly ticketId: string }): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const serving = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('finish', serving), 'ticket-not-serving');
    const now = ctx.now();
    const served = await changeTicket(tx, serving, { state: 'served', endedAt: now });
    const servedSeconds = secondsBetween(serving.servingAt!, now);
    await recordEvent(tx, ctx, ticketServed(served, { servedSeconds }));
    return served;
  });
}
