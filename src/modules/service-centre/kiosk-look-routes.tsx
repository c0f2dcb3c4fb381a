import { Type } from 'typebox';
import { findTracking, statusInWords, tidyDossierCode } from '#modules/dossiers/index.ts';
import { nameIn, procedurePaths } from '#modules/procedures/index.ts';
import { InvalidInput, orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatDateTime, SummaryList } from '#ui/index.ts';
import { rateTicket } from './commands/rate-ticket.ts';
import { settingOf } from './kiosk-setting.ts';
import { KioskAsk } from './pages/kiosk-ask.tsx';
import type { KioskSetting } from './pages/kiosk-frame.tsx';
import { KioskProcedure } from './pages/kiosk-procedure.tsx';
import { KioskRating, KioskThanks } from './pages/kiosk-rating.tsx';
import { centrePaths } from './paths.ts';
import { findBySlip } from './ratings.ts';
import type { CentreServices } from './services.ts';
import { refusalText, t } from './text.ts';
import { deviceOf, useDevice } from './use-device.ts';

const { kiosk } = centrePaths;
const config = { access: 'public' };
const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });
const Asked = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 300 })),
  ma: Type.Optional(Type.String({ maxLength: 60 })),
});
const mostFound = 8;

/** Looking up, following and rating at a kiosk. */
export const kioskLookRoutes =
  ({ finderFor, baseUrl, isSecure }: CentreServices): Routes =>
  (app) => {
    useDevice(app, 'kiosk', isSecure);

    app.get(kiosk.procedures, { config, schema: { querystring: Asked } }, async (request, reply) => {
      const { ctx, query, locale } = request;
      const question = query.q?.trim() ?? '';
      const { finder, byCode } = await finderFor(ctx);
      const found = question ? finder.search(question, { limit: mostFound }).items : [];
      return reply.html(
        <KioskAsk
          {...(await settingOf(request))}
          title="lookUp"
          method="get"
          action={kiosk.procedures}
          boxes={[{ name: 'q', label: 'searchLabel', value: question, inputMode: 'search' }]}
          button="search"
        >
          {question && found.length === 0 && <p>{t(locale, 'nothingFound')}</p>}
          <ul class="kiosk-choices">
            {found.map(({ code }) => (
              <li key={code}>
                <a class="kiosk-choice" href={kiosk.procedure(code)}>
                  {nameIn(byCode.get(code)!, locale)}
                </a>
              </li>
            ))}
          </ul>
        </KioskAsk>,
      );
    });

    app.get(kiosk.procedure(':code'), { config, schema: { params: ByCode } }, async (request, reply) => {
      const { byCode } = await finderFor(request.ctx);
      const procedure = orNotFound(byCode.get(request.params.code));
      const address = baseUrl + procedurePaths.procedure(procedure.code);
      return reply.html(
        <KioskProcedure {...(await settingOf(request))} procedure={procedure} address={address} />,
      );
    });

    app.get(kiosk.dossier, { config, schema: { querystring: Asked } }, async (request, reply) => {
      const { ctx, query, locale } = request;
      const typed = query.ma?.trim();
      const tracking = typed ? await findTracking(ctx.db, tidyDossierCode(typed)) : undefined;
      const due = tracking?.dueAt && formatDateTime(tracking.dueAt, locale);
      return reply.html(
        <KioskAsk
          {...(await settingOf(request))}
          title="follow"
          method="get"
          action={kiosk.dossier}
          boxes={[{ name: 'ma', label: 'dossierCode', value: typed }]}
          button="next"
          issue={typed && !tracking ? t(locale, 'dossierUnknown') : undefined}
        >
          {tracking && (
            <SummaryList
              rows={[
                { term: t(locale, 'dossier'), value: `${tracking.code} · ${tracking.procedureName}` },
                {
                  term: statusInWords(tracking.status, locale),
                  value: due ? `${t(locale, 'due')}: ${due}` : '—',
                },
              ]}
            />
          )}
        </KioskAsk>,
      );
    });

    const slipAsk = (setting: KioskSetting, values: { so?: string; ma?: string } = {}, issue?: string) => (
      <KioskAsk
        {...setting}
        title="rate"
        method="post"
        action={kiosk.rating}
        boxes={[
          { name: 'so', label: 'slipNumber', hint: 'slipNumberHint', value: values.so },
          { name: 'ma', label: 'slipCode', value: values.ma, inputMode: 'numeric' },
        ]}
        button="next"
        issue={issue}
      />
    );
    app.get(kiosk.rating, { config }, async (request, reply) =>
      reply.html(slipAsk(await settingOf(request))),
    );
    app.post(
      kiosk.rating,
      { config: { ...config, limit: { max: 40, windowMs: 60_000 } } },
      async (request, reply) => {
        const { ctx, form, locale } = request;
        const setting = await settingOf(request);
        const typed = { so: form.get('so') ?? '', ma: form.get('ma') ?? '' };
        const { centreId } = deviceOf(request);
        const ticket = await findBySlip(ctx.db, centreId, typed.so, typed.ma, ctx.now());
        const again = (issue: string) => reply.html(slipAsk(setting, typed, issue), { status: 422 });
        if (!ticket) return again(t(locale, 'slipUnknown'));
        if (!form.has('score')) return reply.html(<KioskRating {...setting} ticket={ticket} />);
        try {
          const score = Number(form.get('score'));
          await rateTicket(ctx, { ticketId: ticket.id, score, checkCode: typed.ma });
          return reply.html(<KioskThanks {...setting} />);
        } catch (error) {
          if (error instanceof InvalidInput) return again(refusalText('score-required', locale));
          if (error instanceof Refusal) return again(refusalText(error.code, locale));
          throw error;
        }
      },
    );
  };
