import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { viewBoard } from './board-view.ts';
import { getCentre, getGroup, listCentres, listGroups } from './centres.ts';
import { callAgain } from './commands/call-again.ts';
import { callNext } from './commands/call-next.ts';
import { closeCounter } from './commands/close-counter.ts';
import { finishTicket } from './commands/finish-ticket.ts';
import { missTicket } from './commands/miss-ticket.ts';
import { openCounter } from './commands/open-counter.ts';
import { pauseCounter } from './commands/pause-counter.ts';
import { startServing } from './commands/start-serving.ts';
import { takeTicket } from './commands/take-ticket.ts';
import { transferTicket } from './commands/transfer-ticket.ts';
import { countersOf, getCounter, listCounters } from './counters.ts';
import { ticketLabel } from './model.ts';
import { CounterListPage } from './pages/counter-list-page.tsx';
import { CounterPage } from './pages/counter-page.tsx';
import { DeskSlipPage } from './pages/desk-slip-page.tsx';
import { centrePaths } from './paths.ts';
import type { CentreServices } from './services.ts';
import { currentTicketOf, getTicketBySecret } from './tickets.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });

/** Calling at a counter: open it, call, serve, send on, close. */
export const deskRoutes =
  ({ rules, baseUrl }: CentreServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const schema = { params: ById };

    app.get(centrePaths.counters, { config }, async ({ ctx }, reply) => {
      const [counters, centres] = await Promise.all([countersOf(ctx), listCentres(ctx.db)]);
      const [own] = counters.filter(({ officerId }) => officerId === ctx.actor.id);
      return reply.html(<CounterListPage counters={counters} centres={centres} own={own} may={ctx.may} />);
    });

    app.get(centrePaths.counter(':id'), { config, schema }, async ({ ctx, params }, reply) =>
      reply.html(await counterPage(ctx, params.id)),
    );

    const acts: Readonly<Record<string, (ctx: Context, counterId: string, form: URLSearchParams) => Act>> = {
      mo: async (ctx, counterId) => {
        await openCounter(ctx, { counterId });
        return 'Quầy đã mở.';
      },
      'tam-dung': async (ctx, counterId, form) => {
        await pauseCounter(ctx, rules, { counterId, reason: form.get('reason') ?? '' });
        return 'Quầy tạm dừng.';
      },
      dong: async (ctx, counterId) => {
        await closeCounter(ctx, { counterId });
        return 'Quầy đã đóng.';
      },
      goi: async (ctx, counterId) => {
        const called = await callNext(ctx, { counterId });
        return called ? `Đã gọi số ${ticketLabel(called)}.` : 'Không còn ai chờ.';
      },
      'goi-lai': (ctx, counterId) => onTicket(ctx, counterId, callAgain, 'Đã gọi lại số'),
      'phuc-vu': (ctx, counterId) => onTicket(ctx, counterId, startServing, 'Đang phục vụ số'),
      xong: (ctx, counterId) => onTicket(ctx, counterId, finishTicket, 'Đã phục vụ xong số'),
      vang: (ctx, counterId) => onTicket(ctx, counterId, missTicket, 'Đã báo vắng số'),
      chuyen: async (ctx, counterId, form) => {
        const toCounterId = form.get('toCounterId') ?? '';
        const send = (ctx: Context, { ticketId }: { ticketId: string }) =>
          transferTicket(ctx, { ticketId, toCounterId });
        return onTicket(ctx, counterId, send, 'Đã chuyển quầy số');
      },
    };
    for (const [name, act] of Object.entries(acts)) {
      app.post(
        centrePaths.counterAct(':id', name),
        { config, schema },
        async ({ ctx, params, form, session }, reply) => {
          session.flash('info', await act(ctx, params.id, form));
          return reply.redirect(centrePaths.counter(params.id), 303);
        },
      );
    }

    app.post(centrePaths.deskTickets(':id'), { config, schema }, async ({ ctx, params, form }, reply) => {
      const counter = await getCounter(ctx, params.id);
      const { secret } = await takeTicket(ctx, rules, {
        centreId: counter.centreId,
        groupCode: form.get('group') ?? '',
        priority: form.get('priority') || null,
      });
      return reply.redirect(`${centrePaths.deskTickets(counter.id)}?phieu=${secret}`, 303);
    });

    const Slip = Type.Object({ phieu: Type.String({ maxLength: 60 }) });
    app.get(
      centrePaths.deskTickets(':id'),
      { config, schema: { params: ById, querystring: Slip } },
      async ({ ctx, params, query }, reply) => {
        const counter = await getCounter(ctx, params.id);
        const ticket = await getTicketBySecret(ctx.db, query.phieu);
        orNotFound(ticket.centreId === counter.centreId || undefined);
        const centre = await getCentre(ctx.db, counter.centreId);
        const group = await getGroup(ctx.db, centre.id, ticket.groupCode);
        const address = baseUrl + centrePaths.ticket(ticket.secret);
        return reply.html(<DeskSlipPage {...{ ticket, group, centre, counter, address }} />);
      },
    );

    async function counterPage(ctx: Context, counterId: string) {
      const counter = await getCounter(ctx, counterId);
      const centre = await getCentre(ctx.db, counter.centreId);
      const [ticket, board, counters, groups] = await Promise.all([
        currentTicketOf(ctx, counter.id),
        viewBoard(ctx.db, centre, ctx.now()),
        listCounters(ctx.db, centre.id),
        listGroups(ctx.db, centre.id),
      ]);
      const targets = counters.filter((each) => each.id !== counter.id && each.state !== 'closed');
      return (
        <CounterPage
          {...{ counter, centre, ticket, targets, groups, rules }}
          waiting={board.groups.filter(({ code }) => counter.groups.includes(code))}
          isOwn={counter.officerId === ctx.actor.id}
          may={{
            serve: ctx.may('serviceCentre.serve', counter),
            lead: ctx.may('serviceCentre.lead', centre),
            giveTicket: ctx.may('serviceCentre.giveTicket', centre),
          }}
          now={ctx.now()}
        />
      );
    }
  };

/** What is said when it is done. */
type Act = Promise<string>;

/** Does it to whoever is at the counter. */
async function onTicket(
  ctx: Context,
  counterId: string,
  act: (ctx: Context, input: { ticketId: string }) => Promise<unknown>,
  words: string,
): Act {
  const ticket = orNotFound(await currentTicketOf(ctx, counterId));
  await act(ctx, { ticketId: ticket.id });
  return `${words} ${ticketLabel(ticket)}.`;
}
