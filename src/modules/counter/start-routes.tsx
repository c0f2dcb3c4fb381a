import { Type } from 'typebox';
import { ticketLabel } from '#modules/service-centre/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes, Session } from '#platform/http/index.ts';
import { deskOf } from './desk-of.ts';
import { findNeeds } from './find-need.ts';
import { findPersons, newPerson, noteReading, numberIn } from './find-persons.ts';
import { formHref } from './form-routes.tsx';
import { StartPage } from './pages/start-page.tsx';
import { counterPaths } from './paths.ts';
import type { CounterServices } from './services.ts';
import { callNextPerson, findSeat, serveTicket } from './tickets.ts';
import { changeVisit, endVisit, readVisit, type Visit } from './visit.ts';

const Search = Type.Object({ q: Type.Optional(Type.String({ maxLength: 300 })) });

/** Who is it, and what do they need? One form, one Enter. */
export const startRoutes =
  ({ finderFor }: CounterServices): Routes =>
  (app) => {
    const config = { access: 'officer' };

    app.get(
      counterPaths.start(),
      { config, schema: { querystring: Search } },
      async ({ ctx, query, session }, reply) => {
        const desk = await deskOf(ctx);
        const need = query.q?.trim() ?? '';
        return reply.html(
          <StartPage
            desk={desk.name}
            visit={readVisit(session)}
            need={need}
            needs={await findNeeds(ctx, finderFor, desk.id, need)}
            seat={await findSeat(ctx)}
          />,
        );
      },
    );

    app.post(counterPaths.start(), { config }, async ({ ctx, form, session }, reply) => {
      const desk = await deskOf(ctx);
      const typed = form.get('person')?.trim().slice(0, 100) ?? '';
      const need = form.get('need')?.trim().slice(0, 300) ?? '';
      await serveTicket(ctx);
      const visit = changeVisit(session, {
        need,
        ...(await whoIsMeant(ctx, readVisit(session), typed, form.get('choice'))),
      });
      if (visit.found.length > 0) return reply.redirect(counterPaths.start(need), 303);
      const { found } = await findNeeds(ctx, finderFor, desk.id, need);
      if (found.length !== 1) return reply.redirect(counterPaths.start(need), 303);
      return reply.redirect(await formHref(ctx, found[0]!.code, visit.person ?? undefined), 303);
    });

    app.post(counterPaths.next, { config }, async ({ ctx, session }, reply) => {
      await deskOf(ctx);
      await tellNext(ctx, session);
      endVisit(session);
      return reply.redirect(counterPaths.start(), 303);
    });
  };

/** Chosen among those found; found at once by a number; nobody we know; or still to be chosen. */
async function whoIsMeant(
  ctx: Context,
  visit: Visit,
  typed: string,
  choice: string | null,
): Promise<Pick<Visit, 'person' | 'found'>> {
  if (choice !== null && visit.found.length > 0) {
    const chosen = visit.found[Number(choice)];
    if (chosen) await noteReading(ctx, chosen);
    return { person: chosen ?? null, found: [] };
  }
  if (typed === '') return { person: visit.person, found: [] };
  const found = await findPersons(ctx, typed);
  if (found.length === 0) return { person: newPerson(typed), found: [] };
  const [only] = found;
  if (found.length > 1 || !numberIn(typed)) return { person: null, found };
  await noteReading(ctx, only!);
  return { person: only!, found: [] };
}

async function tellNext(ctx: Context, session: Session): Promise<void> {
  if (!(await findSeat(ctx))) return;
  const next = await callNextPerson(ctx);
  session.flash('success', next ? `Đã gọi số ${ticketLabel(next)}.` : 'Chưa có ai chờ.');
}
