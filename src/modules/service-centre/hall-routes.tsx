import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { viewBoard } from './board-view.ts';
import { getViewing, listViewings, takeSnapshot } from './cameras.ts';
import { viewCameras } from './commands/view-cameras.ts';
import { listCounters } from './counters.ts';
import { listCentreFigures } from './figures.ts';
import { ledCentre } from './led-centre.ts';
import { CameraPage } from './pages/camera-page.tsx';
import { HallPage } from './pages/hall-page.tsx';
import { centrePaths } from './paths.ts';
import type { CentreServices } from './services.ts';
import { refusalText } from './text.ts';

const id = Type.String({ format: 'uuid' });
const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) });
const OnDay = Type.Object({ ngay: Type.Optional(Type.String({ maxLength: 10 })) });
const Viewing = Type.Object({ xem: Type.Optional(id) });
const Picture = Type.Object({ viewingId: id, counterId: id });

/** The hall as its head sees it: counters now, waiting and serving today, pictures of the counters with a reason. */
export const hallRoutes =
  ({ rules }: CentreServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };

    app.get(
      centrePaths.hall(':code'),
      { config, schema: { params: ByCode, querystring: OnDay } },
      async ({ ctx, params, query }, reply) => {
        const centre = await ledCentre(ctx, params.code);
        const now = ctx.now();
        const on = dayIn(query.ngay) ?? dayOf(now);
        const [board, figures] = await Promise.all([
          viewBoard(ctx.db, centre, now),
          listCentreFigures(ctx.db, { from: on, to: on, centreId: centre.id }),
        ]);
        const agencyNames = await listUnitNames(
          ctx.db,
          figures.map(({ agencyId }) => agencyId),
        );
        return reply.html(<HallPage {...{ board, figures, agencyNames, rules, on, today: dayOf(now) }} />);
      },
    );

    app.get(
      centrePaths.cameras(':code'),
      { config, schema: { params: ByCode, querystring: Viewing } },
      async ({ ctx, params, query }, reply) => {
        const centre = await ledCentre(ctx, params.code);
        const viewing = query.xem ? await getViewing(ctx, query.xem) : undefined;
        return reply.html(<CameraPage {...(await cameraView(ctx, centre.id))} {...{ centre, viewing }} />);
      },
    );

    app.post(
      centrePaths.cameras(':code'),
      { config, schema: { params: ByCode } },
      async ({ ctx, params, form }, reply) => {
        const centre = await ledCentre(ctx, params.code);
        const purpose = form.get('purpose') ?? '';
        try {
          const viewing = await viewCameras(ctx, rules, { centreId: centre.id, purpose });
          return reply.redirect(centrePaths.cameras(centre.code, viewing.id), 303);
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const issue = refusalText('purpose-required');
          const page = (
            <CameraPage
              {...(await cameraView(ctx, centre.id))}
              {...{ centre, viewing: undefined, purpose, issue }}
            />
          );
          return reply.html(page, { status: 422 });
        }
      },
    );

    app.get(
      centrePaths.snapshot(':viewingId', ':counterId'),
      { config, schema: { params: Picture } },
      async ({ ctx, params }, reply) => {
        const viewing = await getViewing(ctx, params.viewingId);
        const counters = await listCounters(ctx.db, viewing.centreId);
        const counter = counters.find((each) => each.id === params.counterId);
        const picture = await takeSnapshot(orNotFound(counter?.cameraUrl), rules);
        return reply
          .type('image/jpeg')
          .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
          .send(picture);
      },
    );

    const cameraView = async (ctx: Context, centreId: string) => ({
      counters: (await listCounters(ctx.db, centreId)).filter(({ cameraUrl }) => cameraUrl !== null),
      viewings: await listViewings(ctx.db, centreId),
      minutes: rules.cameras.minutesPerViewing,
    });
  };

/** The day in an address, or nothing when someone has edited it. */
function dayIn(text: string | undefined): Temporal.PlainDate | undefined {
  try {
    return text ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
}
