import { Type } from 'typebox';
import { getKeptForm } from '#modules/signing/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { mostCounted, openList, queryIn } from '#modules/workflow/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { controlSheetData } from './control-sheet.ts';
import { deskActRoutes } from './desk-act-routes.tsx';
import { deskPaths, readPlace } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { viewDossier } from './desk-view.ts';
import { listFees } from './dossier-fee.ts';
import { drawLetter } from './letters.ts';
import { type DossierFilter, listDossiers } from './list-dossiers.ts';
import { tidyDossierCode } from './model.ts';
import { DossierListPage } from './pages/desk/dossier-list-page.tsx';
import { DossierPage } from './pages/desk/dossier-page.tsx';
import { findDossierByCode, getDossier, listFiles, listLetters } from './queries.ts';
import { opensPaper, readingRoutes } from './reading-routes.tsx';
import { sendFile, sendPdf } from './send-file.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  'trang-thai': Type.Optional(Type.String({ pattern: '^\\d{0,2}$' })),
  'qua-han': Type.Optional(Type.String()),
  sau: Type.Optional(Type.String()),
});
const pageLength = 50;

/** The filters that a kept address of the list names. */
const filterIn = (query: URLSearchParams, now: Temporal.Instant): DossierFilter => ({
  search: query.get('q')?.trim() || undefined,
  status: Number(query.get('trang-thai')) || undefined,
  ...(query.get('qua-han') === '1' && { overdueAt: now }),
});

/** Dossiers at the officers' desk: the list, the page of each, its files and letters, and every act. */
export const deskRoutes =
  (services: DeskServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };

    app.get(deskPaths.list(), { config, schema: { querystring: ListQuery } }, async (request, reply) => {
      const { ctx, query } = request;
      const asked = {
        q: query.q?.trim() || undefined,
        status: Number(query['trang-thai']) || undefined,
        isOverdue: query['qua-han'] === '1',
        after: readPlace(query.sau),
      };
      const named = asked.q && (await findDossierByCode(ctx.db, ctx.actor, tidyDossierCode(asked.q)));
      if (named) return reply.redirect(deskPaths.dossier(named.id), 303);
      const now = ctx.now();
      const opened = await openList(ctx, 'dossiers', queryIn(request.url), async (query) => {
        const filter = filterIn(query, now);
        return (await listDossiers(ctx.db, ctx.actor, { ...filter, limit: mostCounted + 1 })).length;
      });
      if ('goesTo' in opened) return reply.redirect(opened.goesTo, 303);
      const found = await listDossiers(ctx.db, ctx.actor, {
        status: asked.status,
        search: asked.q,
        ...(asked.isOverdue && { overdueAt: now }),
        after: asked.after,
        limit: pageLength + 1,
      });
      const dossiers = found.slice(0, pageLength);
      const next = found.length > pageLength ? { ...asked, after: dossiers.at(-1) } : undefined;
      return reply.html(
        <DossierListPage
          asked={asked}
          savedViews={opened.props}
          dossiers={dossiers}
          nextHref={next && deskPaths.list(next)}
          fees={
            await listFees(
              ctx.db,
              dossiers.map(({ id }) => id),
            )
          }
          calendar={ctx.calendar}
          now={now}
        />,
      );
    });

    app.get(deskPaths.dossier(':id'), { config, schema: { params: ById } }, async (request, reply) => {
      const { ctx } = request;
      const view = await viewDossier(ctx, request.params.id);
      return reply.html(<DossierPage view={view} calendar={ctx.calendar} now={ctx.now()} />);
    });

    const OneFile = Type.Object({ id, fileId: id });
    app.get(
      deskPaths.file(':id', ':fileId'),
      { config, schema: { params: OneFile } },
      async (request, reply) => {
        const { ctx, params } = request;
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        const listed = (await listFiles(ctx.db, dossier.id)).find((file) => file.fileId === params.fileId);
        await opensPaper(ctx, dossier);
        const { newest } = await getKeptForm(ctx.db, orNotFound(listed).fileId);
        return sendFile(reply, services.blobs, newest);
      },
    );

    const OneLetter = Type.Object({ id, letterId: id });
    app.get(
      deskPaths.letter(':id', ':letterId'),
      { config, schema: { params: OneLetter } },
      async (request, reply) => {
        const { ctx, params } = request;
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        const letters = await listLetters(ctx.db, dossier.id);
        const letter = orNotFound(letters.find((each) => each.id === params.letterId));
        await opensPaper(ctx, dossier);
        const bytes = await drawLetter(services, dossier, letter);
        return sendPdf(reply, bytes, `${dossier.code} ${letter.kind}.pdf`);
      },
    );

    app.get(deskPaths.controlSheet(':id'), { config, schema: { params: ById } }, async (request, reply) => {
      const { ctx } = request;
      const dossier = await getDossier(ctx.db, ctx.actor, request.params.id);
      const data = await controlSheetData(ctx, dossier);
      const bytes = await services.letters.render('control-sheet', data, { createdAt: ctx.now() });
      return sendPdf(reply, bytes, `${dossier.code} phiếu kiểm soát.pdf`);
    });

    readingRoutes(app);
    deskActRoutes(services)(app);
  };
