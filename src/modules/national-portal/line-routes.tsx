import { Type } from 'typebox';
import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { listArrivals } from './arrivals/arrivals.ts';
import { reconcileDay } from './commands/reconcile-day.ts';
import { replayStatuses } from './commands/replay-statuses.ts';
import { heldRoutes, problemIn } from './held-routes.tsx';
import type { PortalServices } from './model.ts';
import { DayPage, DaysPage } from './pages/days-page.tsx';
import { LinePage } from './pages/line-page.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { ReceivedPage } from './pages/received-page.tsx';
import { SentPage } from './pages/sent-page.tsx';
import { consoleArrivalPaths, type LogQuery, portalLinePaths } from './paths.ts';
import { getMessage, listDays, listDifferences, listLines, listMessages } from './queries.ts';

const config = { access: 'administrator' };
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByDay = Type.Object({ on: Type.String({ format: 'date' }) });
const LogSearch = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  'trang-thai': Type.Optional(Type.String({ maxLength: 20 })),
  sau: Type.Optional(Type.String({ maxLength: 100 })),
});
const pageLength = 50;

/** The line to the national portal as administrators see it. */
export const lineRoutes =
  (services: PortalServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    logRoutes(app, services);
    arrivalRoutes(app, services);
    dayRoutes(app, services);
  };

function logRoutes(app: HttpApp, { client, map }: PortalServices): void {
  app.get(portalLinePaths.line, { config }, async ({ ctx }, reply) =>
    reply.html(
      <LinePage lines={await listLines(ctx.db)} isConnected={client !== null} isVerified={map.isVerified} />,
    ),
  );

  app.get(
    portalLinePaths.sent(),
    { config, schema: { querystring: LogSearch } },
    async ({ ctx, query }, reply) => {
      const asked = askedOf(query);
      const found = await listMessages(ctx.db, asked, pageLength + 1);
      const messages = found.slice(0, pageLength);
      const last = messages.at(-1);
      const next =
        found.length > pageLength && last
          ? portalLinePaths.sent({ ...asked, after: { at: last.occurredAt, id: last.id } })
          : undefined;
      return reply.html(<SentPage asked={asked} messages={messages} nextHref={next} />);
    },
  );

  app.get(
    portalLinePaths.message(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) =>
      reply.html(<MessagePage message={await getMessage(ctx.db, params.id)} />),
  );

  app.post(
    portalLinePaths.resending(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, session }, reply) => {
      const { dossierCode } = await getMessage(ctx.db, params.id);
      await replayStatuses(ctx, { dossierCode });
      session.flash('success', 'Các trạng thái của hồ sơ đang chờ gửi lại.');
      return reply.redirect(portalLinePaths.message(params.id), 303);
    },
  );
}

function arrivalRoutes(app: HttpApp, services: PortalServices): void {
  app.get(
    portalLinePaths.received(),
    { config, schema: { querystring: LogSearch } },
    async ({ ctx, query }, reply) => {
      const asked = askedOf(query);
      const found = await listArrivals(ctx.db, asked, pageLength + 1);
      const arrivals = found.slice(0, pageLength);
      const last = arrivals.at(-1);
      const next =
        found.length > pageLength && last
          ? portalLinePaths.received({ ...asked, after: { at: last.receivedAt, id: last.id } })
          : undefined;
      return reply.html(<ReceivedPage asked={asked} arrivals={arrivals} nextHref={next} />);
    },
  );

  heldRoutes(app, services, consoleArrivalPaths, 'administrator');
}

function dayRoutes(app: HttpApp, services: PortalServices): void {
  const ourStatusOf = (theirs: string) => {
    const found = Object.entries(services.map.statuses).find(([, word]) => word === theirs);
    return found && Number(found[0]);
  };

  app.get(portalLinePaths.days, { config }, async ({ ctx }, reply) => {
    const yesterday = dayOf(ctx.now()).subtract({ days: 1 });
    return reply.html(<DaysPage days={await listDays(ctx.db)} yesterday={yesterday} />);
  });

  app.post(portalLinePaths.days, { config }, async ({ ctx, form, session }, reply) => {
    const yesterday = dayOf(ctx.now()).subtract({ days: 1 });
    const typed = form.get('on') ?? '';
    const on = /^\d{4}-\d\d-\d\d$/.test(typed) ? Temporal.PlainDate.from(typed) : yesterday;
    try {
      const { differences } = await reconcileDay(ctx, services, on);
      session.flash('success', differences > 0 ? `${differences} hồ sơ khác nhau.` : 'Mọi hồ sơ đều khớp.');
      return reply.redirect(portalLinePaths.day(on.toString()), 303);
    } catch (error) {
      const problem =
        error instanceof Refusal ? problemIn(error) : `Cổng không trả lời: ${(error as Error).message}`;
      const page = <DaysPage days={await listDays(ctx.db)} yesterday={on} problem={problem} />;
      return reply.html(page, { status: 409 });
    }
  });

  app.get(
    portalLinePaths.day(':on'),
    { config, schema: { params: ByDay } },
    async ({ ctx, params }, reply) => {
      const on = Temporal.PlainDate.from(params.on);
      const differences = await listDifferences(ctx.db, on);
      return reply.html(<DayPage on={on} differences={differences} ourStatusOf={ourStatusOf} />);
    },
  );

  app.post(
    portalLinePaths.dayResending(':on'),
    { config, schema: { params: ByDay } },
    async ({ ctx, params, session }, reply) => {
      for (const { dossierId, dossierCode } of await listDifferences(
        ctx.db,
        Temporal.PlainDate.from(params.on),
      )) {
        if (dossierId !== null) await replayStatuses(ctx, { dossierCode });
      }
      session.flash('success', 'Trạng thái của các hồ sơ khác nhau đang chờ gửi lại.');
      return reply.redirect(portalLinePaths.day(params.on), 303);
    },
  );
}

function askedOf(query: Readonly<Record<string, string | undefined>>): LogQuery {
  return {
    q: query['q']?.trim() || undefined,
    state: query['trang-thai'] || undefined,
    after: placeIn(query['sau']),
  };
}

/** The place in an address, or nothing when someone has edited it. */
function placeIn(text = ''): LogQuery['after'] {
  const [when, id] = text.split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
