import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { ticketMissed } from '../events.ts';
import { type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/** Nobody came when the number was called. */
export async function missTicket(ctx: Context, input: { readonly ticketId: string }): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const called = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('miss', called), 'ticket-not-called');
    const missed = await changeTicket(tx, called, { state: 'no-show', endedAt: ctx.now() });
    await recordEvent(tx, ctx, ticketMissed(missed));
    return missed;
  });
}
