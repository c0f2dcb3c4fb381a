import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { listCounted } from './counted-documents.ts';
import { listFigures, measures } from './figures.ts';
import { BookPage } from './pages/book-page.tsx';
import { FiguresPage } from './pages/figures-page.tsx';
import { RegulationPage } from './pages/regulation-page.tsx';
import { documentPaths } from './paths.ts';
import { readDay } from './read-forms.ts';
import { listBook } from './register-book.ts';
import { listRules } from './regulation/find-rule.ts';
import { config, ownPosition } from './route-help.tsx';

const Query = Type.Object({
  tu: Type.Optional(Type.String()),
  den: Type.Optional(Type.String()),
  'don-vi': Type.Optional(Type.String({ format: 'uuid' })),
  so: Type.Optional(Type.String()),
});

/** The books of the registers, and the agency's figures of documents, this month unless another period is asked for. */
export const figureRoutes: Routes = (app) => {
  vietnameseOnly(app);

  app.get(documentPaths.regulation(), { config }, async ({ ctx }, reply) =>
    reply.html(<RegulationPage rules={await listRules(ctx.db, dayOf(ctx.now()))} />),
  );

  for (const direction of ['incoming', 'outgoing'] as const) {
    app.get(
      documentPaths.book(direction),
      { config, schema: { querystring: Query } },
      async ({ ctx, query }, reply) => {
        const today = dayOf(ctx.now());
        const period = {
          from: readDay(query.tu ?? '') ?? today.with({ day: 1 }),
          to: readDay(query.den ?? '') ?? today,
        };
        const lines = await listBook(ctx, ownPosition(ctx).agencyId, direction, period);
        return reply.html(<BookPage direction={direction} {...period} lines={lines} />);
      },
    );
  }
  app.get(
    documentPaths.figures(),
    { config, schema: { querystring: Query } },
    async ({ ctx, query }, reply) => {
      const today = dayOf(ctx.now());
      const from = readDay(query.tu ?? '') ?? today.with({ day: 1 });
      const to = readDay(query.den ?? '') ?? today;
      const { agencyId } = ownPosition(ctx);
      const figures = await listFigures(ctx.db, agencyId, from, to);
      const measure = measures.find((each) => each === query.so);
      const unitId = query['don-vi'];
      const documents =
        measure && unitId
          ? await listCounted(ctx.db, ctx.actor, { agencyId, unitId, measure, from, to })
          : undefined;
      return reply.html(
        <FiguresPage
          from={from}
          to={to}
          figures={figures}
          unitNames={
            await listUnitNames(
              ctx.db,
              figures.map((row) => row.unitId),
            )
          }
          counted={documents && { unitId: unitId!, measure: measure!, documents }}
        />,
      );
    },
  );
};
