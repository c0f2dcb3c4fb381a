import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { ticketCalledAgain } from '../events.ts';
import { type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/** Calls the same number once more: the board chimes again. */
export async function callAgain(ctx: Context, input: { readonly ticketId: string }): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const waiting = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('callAgain', waiting), 'ticket-not-called');
    const called = await changeTicket(tx, waiting, { calledAt: ctx.now(), calls: waiting.calls + 1 });
    await recordEvent(tx, ctx, ticketCalledAgain(called, { calls: called.calls }));
    return called;
  });
}
