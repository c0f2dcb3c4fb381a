import { Type } from 'typebox';
import { dayOf, getUnit } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { viewBoard } from './board-view.ts';
import {
  agenciesShown,
  lookedAt,
  monthAsked,
  monthsUpTo,
  periodOf,
  viewFigures,
} from './figures/figure-view.ts';
import { listCountedDirectives, measures } from './figures/queries.ts';
import { readList, viewList } from './list-view.ts';
import { BoardPage } from './pages/board-page.tsx';
import { CountedPage } from './pages/counted-page.tsx';
import { FiguresPage } from './pages/figures-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { paths } from './paths.ts';

const config = { access: 'officer' };
const text = Type.Optional(Type.String({ maxLength: 200 }));
const AskedList = Type.Object({
  xem: text,
  vai: text,
  'don-vi': text,
  'trang-thai': text,
  'truoc-ngay': text,
  sau: text,
});
const AskedMonth = Type.Object({ thang: text, truoc: Type.Optional(Type.String({ format: 'uuid' })) });
const pageLength = 50;

/** Many directives at once: the list, the board over units, the figures down to what they count. */
export const boardRoutes: Routes = (app) => {
  vietnameseOnly(app);

  app.get(paths.list(), { config, schema: { querystring: AskedList } }, async ({ ctx, query }, reply) =>
    reply.html(<ListPage view={await viewList(ctx, readList(query))} />),
  );

  app.get(paths.board(), { config }, async ({ ctx }, reply) =>
    reply.html(<BoardPage view={await viewBoard(ctx)} />),
  );

  app.get(paths.figures(), { config, schema: { querystring: AskedMonth } }, async ({ ctx, query }, reply) => {
    const today = dayOf(ctx.now());
    const view = await viewFigures(ctx, monthAsked(query.thang, today));
    return reply.html(<FiguresPage view={view} months={monthsUpTo(today)} />);
  });

  app.get(
    paths.counted(':agencyId', ':measure', '').split('?')[0]!,
    {
      config,
      schema: {
        params: Type.Object({
          agencyId: Type.String({ format: 'uuid' }),
          measure: Type.Union(measures.map((measure) => Type.Literal(measure))),
        }),
        querystring: AskedMonth,
      },
    },
    async ({ ctx, params, query }, reply) => {
      const { agencyId, measure } = params;
      if (!(await agenciesShown(ctx)).includes(agencyId)) throw new Refusal('not-found');
      const month = monthAsked(query.thang, dayOf(ctx.now()));
      const period = periodOf(month);
      const found = await listCountedDirectives(
        ctx.db,
        agencyId,
        measure,
        period,
        lookedAt(period, ctx.now()),
        {
          limit: pageLength + 1,
          before: query.truoc,
        },
      );
      const rows = found.slice(0, pageLength);
      const last = rows.at(-1);
      const next = found.length > pageLength && last;
      return reply.html(
        <CountedPage
          agencyName={(await getUnit(ctx.db, agencyId)).name}
          measure={measure}
          month={month.toString()}
          rows={rows}
          nextHref={next ? paths.counted(agencyId, measure, month.toString(), next.directiveId) : undefined}
        />,
      );
    },
  );
};
