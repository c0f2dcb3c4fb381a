import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { listAppointmentsOf } from './appointments.ts';
import { getCentreByCode, listCentres, listGroups } from './centres.ts';
import { bookAppointment } from './commands/book-appointment.ts';
import { cancelAppointment } from './commands/cancel-appointment.ts';
import { AppointmentsPage } from './pages/appointments-page.tsx';
import { BookingPage } from './pages/booking-page.tsx';
import { centrePaths } from './paths.ts';
import type { CentreServices } from './services.ts';
import { bookableDays, listSlots } from './slots.ts';
import { refusalText, t } from './text.ts';

const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Asked = Type.Object({
  nhom: Type.Optional(Type.String({ maxLength: 2 })),
  ngay: Type.Optional(Type.String({ maxLength: 10 })),
});

/** Booking a day and an hour online. */
export const appointmentRoutes =
  ({ rules }: CentreServices): Routes =>
  (app) => {
    const config = { access: 'citizen' };

    app.get(centrePaths.appointments, { config }, async ({ ctx }, reply) => {
      const [appointments, centres] = await Promise.all([
        listAppointmentsOf(ctx.db, ctx.actor.id!),
        listCentres(ctx.db),
      ]);
      return reply.html(<AppointmentsPage appointments={appointments} centres={centres} now={ctx.now()} />);
    });

    app.post(
      centrePaths.cancellation(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params, session, locale }, reply) => {
        await cancelAppointment(ctx, { appointmentId: params.id });
        session.flash('success', t(locale, 'cancelled'));
        return reply.redirect(centrePaths.appointments, 303);
      },
    );

    const schema = { params: ByCode, querystring: Asked };
    app.get(centrePaths.booking(':code'), { config, schema }, async ({ ctx, params, query }, reply) =>
      reply.html(<BookingPage {...(await viewBooking(ctx, params.code, query))} />),
    );

    app.post(centrePaths.booking(':code'), { config, schema }, async (request, reply) => {
      const { ctx, params, query, form, session, locale } = request;
      const view = await viewBooking(ctx, params.code, query);
      try {
        const { code } = await bookAppointment(ctx, rules, {
          centreId: view.centre.id,
          groupCode: view.group.code,
          startsAt: momentIn(form.get('gio')),
        });
        session.flash('success', t(locale, 'booked', { code }));
        return reply.redirect(centrePaths.appointments, 303);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const fresh = await viewBooking(ctx, params.code, query);
        const refused = refusalText(error.code, locale, error.params);
        return reply.html(<BookingPage {...fresh} refused={refused} />, { status: 409 });
      }
    });

    async function viewBooking(ctx: Context, code: string, asked: { nhom?: string; ngay?: string }) {
      const centre = await getCentreByCode(ctx.db, code);
      const groups = (await listGroups(ctx.db, centre.id)).filter(({ slotCapacity }) => slotCapacity > 0);
      const days = bookableDays(ctx, rules);
      const group = groups.find(({ code }) => code === asked.nhom) ?? groups[0];
      const day = days.find((each) => each.toString() === asked.ngay) ?? days[0];
      if (!group || !day) throw new Refusal('not-bookable');
      return { centre, groups, days, group, day, slots: await listSlots(ctx, rules, group, day) };
    }
  };

/** The moment in a form; what is none is no slot. */
function momentIn(text: string | null): Temporal.Instant {
  try {
    return Temporal.Instant.from(text ?? '');
  } catch {
    throw new Refusal('not-bookable');
  }
}
