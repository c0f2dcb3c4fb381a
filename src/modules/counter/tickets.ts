import {
  type Counter,
  callNext,
  countersOf,
  currentTicketOf,
  finishTicket,
  linkDossier,
  startServing,
  type Ticket,
} from '#modules/service-centre/index.ts';
import type { Context } from '#platform/context.ts';

/** The counter at which the clerk sits, and who is at it. */
export interface Seat {
  readonly counter: Counter;
  readonly ticket: Ticket | undefined;
}

/** Nothing where no service centre has a counter for the clerk, or none is open: the screen goes on without numbers. */
export async function findSeat(ctx: Context): Promise<Seat | undefined> {
  const counter = (await countersOf(ctx)).find(
    ({ officerId, state }) => officerId === ctx.actor.id && state === 'open',
  );
  return counter && { counter, ticket: await currentTicketOf(ctx, counter.id) };
}

/** Ends the visit of whoever was there and calls the next; nothing when nobody waits. */
export async function callNextPerson(ctx: Context): Promise<Ticket | undefined> {
  const seat = await findSeat(ctx);
  if (!seat) return undefined;
  if (seat.ticket) await endTicket(ctx, seat.ticket);
  return callNext(ctx, { counterId: seat.counter.id });
}

/** The person has come as soon as the clerk writes down who they are. */
export async function serveTicket(ctx: Context): Promise<void> {
  const ticket = (await findSeat(ctx))?.ticket;
  if (ticket?.state === 'called') await startServing(ctx, { ticketId: ticket.id });
}

export async function noteDossier(ctx: Context, dossierId: string): Promise<void> {
  const ticket = (await findSeat(ctx))?.ticket;
  if (ticket) await linkDossier(ctx, { ticketId: ticket.id, dossierId });
}

async function endTicket(ctx: Context, ticket: Ticket): Promise<void> {
  if (ticket.state === 'called') await startServing(ctx, { ticketId: ticket.id });
  await finishTicket(ctx, { ticketId: ticket.id });
}
