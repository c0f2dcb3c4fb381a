import { Type } from 'typebox';
import { getUnit, listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Posted } from '#ui/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { acceptHandOver } from './commands/accept-hand-over.ts';
import { offerFolders } from './commands/offer-folders.ts';
import { returnHandOver } from './commands/return-hand-over.ts';
import { listFolders } from './list-folders.ts';
import { listHandOvers } from './list-hand-overs.ts';
import { folderCan } from './model.ts';
import { HandOverPage, HandOversPage } from './pages/hand-overs-page.tsx';
import { archivePaths } from './paths.ts';
import { findHandOver, listHandOverFolders } from './queries.ts';
import { After, acting, ById, config, pageLength, readPlace, sendFile, showing } from './route-help.tsx';

/** Giving folders to the agency's archive, and taking them in. */
export const handOverRoutes =
  (services: ArchiveServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    const listPage = (ctx: Context, after?: string) => async (posted: Posted) => {
      const closed = await listFolders(ctx.db, ctx.actor, { state: 'closed', limit: 200 });
      const ready = closed.filter((folder) => folderCan.offer(folder) && ctx.may('archive.offer', folder));
      const place = readPlace(after, (text) => Temporal.Instant.from(text));
      const found = await listHandOvers(ctx.db, ctx.actor, { after: place, limit: pageLength + 1 });
      const handOvers = found.slice(0, pageLength);
      const last = handOvers.at(-1);
      return (
        <HandOversPage
          ready={ready}
          handOvers={handOvers}
          unitNames={
            await listUnitNames(
              ctx.db,
              [...ready, ...handOvers].map(({ unitId }) => unitId),
            )
          }
          names={
            await listOfficerNames(
              ctx.db,
              handOvers.map(({ givenBy }) => givenBy),
            )
          }
          nextHref={
            last && found.length > pageLength
              ? archivePaths.handOvers(`${last.givenAt} ${last.id}`)
              : undefined
          }
          posted={posted}
        />
      );
    };
    app.get(
      archivePaths.handOvers(),
      { config, schema: { querystring: Type.Object({ sau: After }) } },
      async ({ ctx, query }, reply) => showing(reply, listPage(ctx, query.sau)),
    );
    app.post(archivePaths.handOvers(), { config }, async (request, reply) => {
      const { ctx, form } = request;
      return acting(request, reply, listPage(ctx), 'Đã nộp; người làm lưu trữ sẽ tiếp nhận.', async () =>
        archivePaths.handOver((await offerFolders(ctx, form.getAll('folders'))).id),
      );
    });

    const page = (ctx: Context, id: string) => async (posted: Posted) => {
      const handOver = orNotFound(await findHandOver(ctx.db, ctx.actor, id));
      const { givenBy, decidedBy, unitId, state } = handOver;
      return (
        <HandOverPage
          handOver={handOver}
          folders={await listHandOverFolders(ctx.db, id)}
          unitName={(await getUnit(ctx.db, unitId)).name}
          names={await listOfficerNames(ctx.db, [givenBy, ...(decidedBy ? [decidedBy] : [])])}
          mayAccept={state === 'offered' && ctx.may('archive.accept', handOver)}
          posted={posted}
        />
      );
    };
    app.get(archivePaths.handOver(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      showing(reply, page(ctx, params.id)),
    );
    app.get(archivePaths.record(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const { recordFileId } = orNotFound(await findHandOver(ctx.db, ctx.actor, params.id));
      return sendFile(ctx, reply, services.blobs, recordFileId);
    });
    app.post(archivePaths.acceptance(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params } = request;
      return acting(request, reply, page(ctx, params.id), 'Đã tiếp nhận, lập biên bản.', async () => {
        await acceptHandOver(ctx, services, params.id);
        return archivePaths.handOver(params.id);
      });
    });
    app.post(archivePaths.returning(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params, form } = request;
      return acting(request, reply, page(ctx, params.id), 'Đã trả lại.', async () => {
        await returnHandOver(ctx, { id: params.id, reason: form.get('reason') ?? '' });
        return archivePaths.handOver(params.id);
      });
    });
  };
