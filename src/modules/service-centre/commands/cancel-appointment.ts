import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { lockAppointment } from '../appointments.ts';
import { getCentre } from '../centres.ts';
import { appointmentCancelled } from '../events.ts';

/**
 * Gives the slot back to others. Cancelled twice, it is given back once.
 *
 * @throws Refusal `not-found` for another's, `appointment-over` for one that has begun or arrived
 */
export async function cancelAppointment(
  ctx: Context,
  input: { readonly appointmentId: string },
): Promise<void> {
  ctx.authorize('serviceCentre.book');
  await ctx.transaction(async (tx, ctx) => {
    const appointment = await lockAppointment(tx, { id: input.appointmentId });
    orNotFound(appointment.citizenId === ctx.actor.id || undefined);
    if (appointment.state === 'cancelled') return;
    const isAhead = Temporal.Instant.compare(ctx.now(), appointment.startsAt) < 0;
    refuseUnless(appointment.state === 'booked' && isAhead, 'appointment-over');
    const { centreId, groupCode, startsAt } = appointment;
    const version = appointment.version + 1;
    await tx
      .updateTable('centreAppointment')
      .set({ version, state: 'cancelled' })
      .where('id', '=', appointment.id)
      .execute();
    await tx
      .updateTable('centreSlot')
      .set((column) => ({ taken: column('taken', '-', 1) }))
      .where('centreId', '=', centreId)
      .where('groupCode', '=', groupCode)
      .where('startsAt', '=', startsAt)
      .execute();
    const { agencyId } = await getCentre(tx, centreId);
    const about = { centreId, group: groupCode, startsAt: startsAt.toString() };
    await recordEvent(tx, ctx, appointmentCancelled({ id: appointment.id, version }, agencyId, about));
  });
}
