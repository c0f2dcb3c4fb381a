import { Type } from 'typebox';
import { dayOf, getUnit, listUnitNames } from '#modules/org/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, getFile } from '#platform/files/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { downloadStore, type ExportSource } from './commands/download-store.ts';
import { removePaper } from './commands/remove-paper.ts';
import { withdrawConsent } from './commands/withdraw-consent.ts';
import { t } from './messages.ts';
import type { StoredPaper } from './model.ts';
import { ownerOf } from './own-store.ts';
import { PaperPage } from './pages/paper-page.tsx';
import { StorePage } from './pages/store-page.tsx';
import { storePaths } from './paths.ts';
import { type AfterPaper, findPaper, listPapers, listUses } from './queries.ts';
import { listReadingsAbout } from './registries/answers.ts';

export interface StoreServices {
  readonly blobs: BlobStore;
  /** More of the person's own data for the download. */
  readonly exportSources: readonly ExportSource[];
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByUse = Type.Object({ ...ById.properties, useId: Type.String({ format: 'uuid' }) });
const After = Type.Object({
  sau: Type.Optional(Type.String({ pattern: '^[0-9TZ:.-]{20,40}_[0-9a-f-]{36}$' })),
});
const pageSize = 30;

/** The person's own store: what is in it, where it was used, and taking it along. */
export const storeRoutes =
  ({ blobs, exportSources }: StoreServices): Routes =>
  (app) => {
    const config = { access: 'citizen' };

    app.get(storePaths.own(), { config, schema: { querystring: After } }, async ({ ctx, query }, reply) => {
      const after = afterOf(query.sau);
      const papers = await listPapers(ctx.db, await ownerOf(ctx), { after, limit: pageSize });
      const uses = await listUses(
        ctx.db,
        papers.map(({ id }) => id),
      );
      const used = Map.groupBy(
        uses.filter(({ usedAt }) => usedAt !== null),
        ({ paperId }) => paperId,
      );
      const agencyNames = await listUnitNames(
        ctx.db,
        papers.map(({ agencyId }) => agencyId),
      );
      return reply.html(
        <StorePage
          papers={papers}
          useCounts={new Map([...used].map(([id, all]) => [id, all.length]))}
          agencyNames={agencyNames}
          today={dayOf(ctx.now())}
          readings={await listReadingsAbout(ctx.db, ctx.actor.id!)}
          nextHref={papers.length === pageSize ? storePaths.own(afterText(papers.at(-1)!)) : undefined}
        />,
      );
    });

    app.post(storePaths.download(), { config }, async ({ ctx }, reply) => {
      const archive = await downloadStore(ctx, blobs, exportSources);
      return attachment(reply, 'application/zip', 'kho-giay-to.zip')
        .header('cache-control', 'no-store')
        .send(archive);
    });

    app.get(storePaths.paper(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) => {
      const paper = orNotFound(await findPaper(ctx.db, await ownerOf(ctx), params.id));
      const { name } = await getUnit(ctx.db, paper.agencyId);
      const uses = await listUses(ctx.db, [paper.id]);
      return reply.html(<PaperPage paper={paper} uses={uses} agencyName={name} today={dayOf(ctx.now())} />);
    });

    app.get(storePaths.file(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) => {
      const paper = orNotFound(await findPaper(ctx.db, await ownerOf(ctx), params.id));
      const file = await getFile(ctx.db, paper.fileId);
      return attachment(reply, file.mediaType, file.name).send(blobs.read(file.sha256));
    });

    app.post(
      storePaths.removal(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params, locale, session }, reply) => {
        const { title } = orNotFound(await findPaper(ctx.db, await ownerOf(ctx), params.id));
        await removePaper(ctx, params.id);
        session.flash('success', t(locale, 'removed', { title }));
        return reply.redirect(storePaths.own(), 303);
      },
    );

    app.post(
      storePaths.withdrawal(':id', ':useId'),
      { config, schema: { params: ByUse } },
      async ({ ctx, params, locale, session }, reply) => {
        await withdrawConsent(ctx, params.useId);
        session.flash('success', t(locale, 'withdrawn'));
        return reply.redirect(storePaths.paper(params.id), 303);
      },
    );
  };

const afterText = ({ keptAt, id }: StoredPaper): string => `${keptAt}_${id}`;

function afterOf(text: string | undefined): AfterPaper | undefined {
  if (!text) return undefined;
  const [keptAt, id] = text.split('_') as [string, string];
  try {
    return { keptAt: Temporal.Instant.from(keptAt), id };
  } catch {
    return undefined;
  }
}
