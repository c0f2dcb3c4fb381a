import { Type } from 'typebox';
import { findTracking, getDossier } from '#modules/dossiers/index.ts';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { countAhead, viewBoard } from './board-view.ts';
import { getCentre, getCentreByCode, getGroup, listCentres } from './centres.ts';
import { rateTicket } from './commands/rate-ticket.ts';
import { listCounters } from './counters.ts';
import type { Ticket } from './model.ts';
import { openingOn } from './opening.ts';
import { CentreListPage, CentrePage } from './pages/centre-page.tsx';
import { TicketPage } from './pages/ticket-page.tsx';
import { centrePaths } from './paths.ts';
import { isRated, listPublicRatings } from './ratings.ts';
import type { CentreServices } from './services.ts';
import { refusalText } from './text.ts';
import { getTicketBySecret } from './tickets.ts';

const config = { access: 'public' };
const BySecret = Type.Object({ secret: Type.String({ pattern: '^[A-Za-z0-9_-]{10,60}$' }) });
const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) });
const ratedDays = 90;

/** The ticket on a phone, and the centres with their queues and what people said of them. */
export const publicRoutes =
  ({ rules }: CentreServices): Routes =>
  (app) => {
    app.get(
      centrePaths.ticket(':secret'),
      { config, schema: { params: BySecret } },
      async ({ ctx, params }, reply) =>
        reply.html(await ticketPage(ctx, await getTicketBySecret(ctx.db, params.secret))),
    );

    app.post(
      centrePaths.ticketRating(':secret'),
      { config, schema: { params: BySecret } },
      async ({ ctx, params, form, locale }, reply) => {
        const { secret } = params;
        const ticket = await getTicketBySecret(ctx.db, secret);
        try {
          const comment = form.get('comment') ?? '';
          await rateTicket(ctx, { ticketId: ticket.id, secret, score: Number(form.get('score')), comment });
          return reply.redirect(centrePaths.ticket(secret), 303);
        } catch (error) {
          const code = error instanceof InvalidInput ? 'score-required' : (error as Refusal).code;
          if (!(error instanceof InvalidInput || error instanceof Refusal)) throw error;
          return reply.html(await ticketPage(ctx, ticket, refusalText(code, locale)), { status: 422 });
        }
      },
    );

    app.get(centrePaths.centres, { config }, async ({ ctx }, reply) =>
      reply.html(<CentreListPage centres={await listCentres(ctx.db)} />),
    );

    app.get(
      centrePaths.centre(':code'),
      { config, schema: { params: ByCode } },
      async ({ ctx, params }, reply) => {
        const centre = await getCentreByCode(ctx.db, params.code);
        const now = ctx.now();
        const today = dayOf(now);
        const board = await viewBoard(ctx.db, centre, now);
        const period = { from: today.subtract({ days: ratedDays }), to: today };
        return reply.html(
          <CentrePage
            board={board}
            opening={openingOn(ctx, centre, rules, today)}
            ratings={await listPublicRatings(ctx.db, centre.id, period, rules.ratings.fewest)}
            agencyNames={
              await listUnitNames(
                ctx.db,
                board.groups.map(({ agencyId }) => agencyId),
              )
            }
          />,
        );
      },
    );
  };

/** Whoever has the address sees the queue and, of the dossier, what its code alone would tell: no name. */
async function ticketPage(ctx: Context, ticket: Ticket, issue?: string) {
  const { db } = ctx;
  const [centre, group, counters] = await Promise.all([
    getCentre(db, ticket.centreId),
    getGroup(db, ticket.centreId, ticket.groupCode),
    listCounters(db, ticket.centreId),
  ]);
  const dossier = ticket.dossierId
    ? await getDossier(db, systemActor('service-centre'), ticket.dossierId)
    : undefined;
  return (
    <TicketPage
      ticket={ticket}
      centre={centre}
      group={group}
      counter={counters.find(({ id }) => id === ticket.counterId)}
      ahead={await countAhead(db, ticket)}
      tracking={dossier && (await findTracking(db, dossier.code))}
      isRated={await isRated(db, ticket.id)}
      today={dayOf(ctx.now())}
      issue={issue}
    />
  );
}
