import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Ticket } from './model.ts';
import { lockTicketAtCounter } from './tickets.ts';

/**
 * The ticket at the counter where the actor sits, locked.
 *
 * @throws Refusal `not-found` for a ticket at no counter they may see, `not-your-counter`
 */
export async function lockOwnTicket(tx: Tx, ctx: Context, ticketId: string): Promise<Ticket> {
  const { ticket, counter } = await lockTicketAtCounter(tx, ctx, ticketId);
  ctx.authorize('serviceCentre.serve', counter);
  refuseUnless(counter.officerId === ctx.actor.id, 'not-your-counter');
  return ticket;
}
