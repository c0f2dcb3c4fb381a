import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockAppointment } from '../appointments.ts';
import { getCentre, getGroup } from '../centres.ts';
import { ticketTaken } from '../events.ts';
import { issueTicket } from '../issue-ticket.ts';
import type { Ticket } from '../model.ts';
import type { CentreRules } from '../rules.ts';

/**
 * Who booked a slot is there: the code becomes a ticket, which waits from the hour booked, or from now for who comes
 * later, and is called before those who booked nothing.
 *
 * @throws Refusal `not-found` for a code that is none of the centre's, `appointment-over`, `appointment-other-day`
 */
export async function arrive(
  ctx: Context,
  rules: CentreRules,
  input: { readonly centreId: string; readonly code: string },
): Promise<Ticket> {
  return ctx.transaction(async (tx, ctx) => {
    const centre = await getCentre(tx, input.centreId);
    ctx.authorize('serviceCentre.giveTicket', centre);
    const code = input.code.trim().toUpperCase();
    const appointment = await lockAppointment(tx, { centreId: centre.id, code });
    refuseUnless(appointment.state === 'booked', 'appointment-over');
    const now = ctx.now();
    const { startsAt } = appointment;
    refuseUnless(dayOf(startsAt).equals(dayOf(now)), 'appointment-other-day');

    const ticket = await issueTicket(tx, ctx, {
      group: await getGroup(tx, centre.id, appointment.groupCode),
      source: 'online',
      priority: null,
      rank: rules.appointmentRank,
      waitingSince: Temporal.Instant.compare(now, startsAt) < 0 ? startsAt : now,
      procedureCode: appointment.procedureCode,
      citizenId: appointment.citizenId,
    });
    await tx
      .updateTable('centreAppointment')
      .set({ version: appointment.version + 1, state: 'arrived', ticketId: ticket.id })
      .where('id', '=', appointment.id)
      .execute();
    const { source, priority } = ticket;
    await recordEvent(tx, ctx, ticketTaken(ticket, { source, priority, appointmentId: appointment.id }));
    return ticket;
  });
}
