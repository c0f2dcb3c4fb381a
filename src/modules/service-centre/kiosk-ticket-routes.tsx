import { Type } from 'typebox';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { countAhead, viewBoard } from './board-view.ts';
import { getGroup } from './centres.ts';
import { arrive } from './commands/arrive.ts';
import { takeTicket } from './commands/take-ticket.ts';
import { centreOf, reachCookie, settingOf } from './kiosk-setting.ts';
import { isOpenNow } from './opening.ts';
import { KioskAsk } from './pages/kiosk-ask.tsx';
import type { KioskSetting } from './pages/kiosk-frame.tsx';
import { KioskGroups, KioskPriority } from './pages/kiosk-groups.tsx';
import { KioskHome } from './pages/kiosk-home.tsx';
import { KioskSlip } from './pages/kiosk-slip.tsx';
import { centrePaths } from './paths.ts';
import type { CentreServices } from './services.ts';
import { refusalText } from './text.ts';
import { getTicketBySecret } from './tickets.ts';
import { deviceOf, useDevice } from './use-device.ts';

const { kiosk } = centrePaths;
const config = { access: 'public' };
const code = Type.String({ maxLength: 20 });
const ByCode = Type.Object({ code });
const Asked = Type.Object({
  'thu-tuc': Type.Optional(code),
  moi: Type.Optional(Type.String()),
});

/** The kiosk's start, and numbers: for who comes now, and for who has an appointment. */
export const kioskTicketRoutes =
  ({ rules, finderFor, baseUrl, isSecure }: CentreServices): Routes =>
  (app) => {
    useDevice(app, 'kiosk', isSecure);

    app.get(kiosk.home, { config, schema: { querystring: Asked } }, async (request, reply) => {
      const isFresh = request.query.moi === '1';
      if (isFresh) reply.clearCookie(reachCookie, { path: kiosk.home });
      const setting = await settingOf(request);
      return reply.html(<KioskHome {...setting} reach={isFresh ? undefined : setting.reach} />);
    });

    app.post(kiosk.reach, { config }, async ({ form }, reply) => {
      const options = { path: kiosk.home, sameSite: 'strict', httpOnly: true, secure: isSecure } as const;
      if (form.get('reach') === 'low') reply.setCookie(reachCookie, 'low', options);
      else reply.clearCookie(reachCookie, { path: kiosk.home });
      return reply.redirect(kiosk.home, 303);
    });

    app.get(kiosk.groups(), { config, schema: { querystring: Asked } }, async (request, reply) => {
      const { ctx, query } = request;
      const centre = await centreOf(request);
      const { groups } = await viewBoard(ctx.db, centre, ctx.now());
      const procedureCode = query['thu-tuc'];
      const field = procedureCode && (await finderFor(ctx)).byCode.get(procedureCode)?.field;
      const fitting = field ? groups.filter(({ fields }) => fields.includes(field)) : [];
      if (fitting.length === 1) return reply.redirect(kiosk.group(fitting[0]!.code, procedureCode), 303);
      return reply.html(
        <KioskGroups {...(await settingOf(request))} groups={groups} procedureCode={procedureCode} />,
      );
    });

    const groupSchema = { params: ByCode, querystring: Asked };
    app.get(kiosk.group(':code'), { config, schema: groupSchema }, async (request, reply) => {
      const { ctx, params, query, locale } = request;
      const centre = await centreOf(request);
      const group = await getGroup(ctx.db, centre.id, params.code);
      const refused = isOpenNow(ctx, centre, rules) ? undefined : refusalText('centre-closed', locale);
      const asked = { group, rules, procedureCode: query['thu-tuc'], refused };
      return reply.html(<KioskPriority {...(await settingOf(request))} {...asked} />);
    });

    app.post(kiosk.group(':code'), { config, schema: groupSchema }, async (request, reply) => {
      const { ctx, params, query, form, locale } = request;
      const { id: centreId } = await centreOf(request);
      try {
        const ticket = await takeTicket(ctx, rules, {
          centreId,
          groupCode: params.code,
          priority: form.get('priority') || null,
          procedureCode: query['thu-tuc'],
        });
        return reply.redirect(kiosk.slip(ticket.secret), 303);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'centre-closed') throw error;
        const group = await getGroup(ctx.db, centreId, params.code);
        const refused = refusalText(error.code, locale);
        const page = <KioskPriority {...(await settingOf(request))} {...{ group, rules, refused }} />;
        return reply.html(page, { status: 409 });
      }
    });

    const BySecret = Type.Object({ secret: Type.String({ maxLength: 60 }) });
    app.get(kiosk.slip(':secret'), { config, schema: { params: BySecret } }, async (request, reply) => {
      const { db } = request.ctx;
      const ticket = await getTicketBySecret(db, request.params.secret);
      orNotFound(ticket.centreId === deviceOf(request).centreId || undefined);
      const group = await getGroup(db, ticket.centreId, ticket.groupCode);
      const address = baseUrl + centrePaths.ticket(ticket.secret);
      const slip = { ticket, group, address, ahead: await countAhead(db, ticket) };
      return reply.html(<KioskSlip {...(await settingOf(request))} {...slip} />);
    });

    const arrival = (setting: KioskSetting, value?: string, issue?: string) => (
      <KioskAsk
        {...setting}
        title="arrived"
        method="post"
        action={kiosk.arrival}
        boxes={[{ name: 'ma', label: 'appointmentCode', value }]}
        button="next"
        issue={issue}
      />
    );
    app.get(kiosk.arrival, { config }, async (request, reply) =>
      reply.html(arrival(await settingOf(request))),
    );
    app.post(kiosk.arrival, { config }, async (request, reply) => {
      const { ctx, form, locale } = request;
      const typed = form.get('ma') ?? '';
      try {
        const ticket = await arrive(ctx, rules, { centreId: deviceOf(request).centreId, code: typed });
        return reply.redirect(kiosk.slip(ticket.secret), 303);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const issue = refusalText(error.code === 'not-found' ? 'appointment-over' : error.code, locale);
        return reply.html(arrival(await settingOf(request), typed, issue), { status: 422 });
      }
    });
  };
