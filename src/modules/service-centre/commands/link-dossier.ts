import { getDossier } from '#modules/dossiers/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { ticketLinked } from '../events.ts';
import { type Ticket, ticketCan } from '../model.ts';
import { lockOwnTicket } from '../own-ticket.ts';
import { changeTicket } from '../tickets.ts';

/**
 * Says which dossier the visit is about. The clock is the dossier's own, whether it came over the counter or online.
 *
 * @throws Refusal `not-found` for a dossier that the clerk may not see, as a utility's clerk sees none
 */
export async function linkDossier(
  ctx: Context,
  input: { readonly ticketId: string; readonly dossierId: string },
): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const ticket = await lockOwnTicket(tx, ctx, input.ticketId);
    refuseUnless(ticketCan('linkDossier', ticket), 'ticket-not-called');
    const dossier = await getDossier(tx, ctx.actor, input.dossierId);
    if (ticket.dossierId === dossier.id) return ticket;
    const linked = await changeTicket(tx, ticket, {
      dossierId: dossier.id,
      procedureCode: dossier.procedureCode,
    });
    await recordEvent(tx, ctx, ticketLinked(linked, { dossierId: dossier.id }));
    return linked;
  });
}
