import { Type } from 'typebox';
import { LayoutUnreadable, unreadableTexts } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { versionsBetween } from './co-editing/versions.ts';
import { comparePapers } from './compare-papers.ts';
import type { DocumentServices } from './document-services.ts';
import { ComparisonPage } from './pages/comparison-page.tsx';
import { LayoutPage } from './pages/layout-page.tsx';
import { documentPaths } from './paths.ts';
import { getDocument } from './queries.ts';
import { listRevisions } from './revisions.ts';
import { ById, config } from './route-help.tsx';
import { showPaper } from './signable-paper.ts';

const number = Type.Integer({ minimum: 0 });

/** Holding a document against an earlier form of itself, and against the layout of the law. */
export const comparisonRoutes =
  (services: DocumentServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    const Pair = Type.Object({
      tu: Type.Optional(number),
      den: Type.Optional(number),
      trang: Type.Optional(Type.Integer({ minimum: 1 })),
    });
    app.get(
      documentPaths.comparison(':id'),
      { config, schema: { ...ById, querystring: Pair } },
      async ({ ctx, params, query }, reply) => {
        const document = await getDocument(ctx.db, ctx.actor, params.id);
        const revisions = await listRevisions(ctx.db, document.id);
        const after = query.den ?? document.revision;
        const before = query.tu ?? Math.max(1, after - 1);
        const [from, to] = [Math.min(before, after), Math.max(before, after)];
        const between = revisions.filter(({ number }) => number >= from && number <= to);
        const [older, younger] = [from, to].map((asked) =>
          orNotFound(between.find(({ number }) => number === asked)),
        );
        const page = query.trang ?? 1;
        const versions = await versionsBetween(ctx.db, document.id, between);
        const papers = await comparePapers(ctx, services.blobs, document.id, [older!, younger!], page);
        return reply.html(
          <ComparisonPage
            document={document}
            numbers={revisions.map((each) => each.number)}
            before={from}
            after={to}
            versions={versions}
            papers={papers}
            page={page}
          />,
        );
      },
    );

    app.get(documentPaths.paper(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      const pdf = document.isLimited ? undefined : await showPaper(ctx, services, document);
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline')
        .send(Buffer.from(orNotFound(pdf)));
    });

    app.get(documentPaths.layout(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      const pdf = await showPaper(ctx, services, document);
      const page = (findings: Parameters<typeof LayoutPage>[0]['findings'], unreadable?: string) =>
        reply.html(<LayoutPage document={document} findings={findings} unreadable={unreadable} />);
      if (!pdf) return page([], 'Chỉ kiểm tra được thể thức của bản PDF, hoặc của DOCX đã chuyển sang PDF.');
      try {
        const on = document.promulgatedOn ?? dayOf(ctx.now());
        const { findings } = await services.rules.check(pdf, { on });
        return page(findings);
      } catch (error) {
        if (error instanceof LayoutUnreadable) return page([], unreadableTexts[error.code]);
        throw error;
      }
    });
  };
