import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Posted } from '#ui/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { closeFolder } from './commands/close-folder.ts';
import { openFolder } from './commands/open-folder.ts';
import { putInFolder } from './commands/put-in-folder.ts';
import { reopenFolder } from './commands/reopen-folder.ts';
import { takeFromFolder } from './commands/take-from-folder.ts';
import { listHeld } from './holds.ts';
import { listFolders } from './list-folders.ts';
import { folderStates, recordKinds } from './model.ts';
import { FolderPage } from './pages/folder-page.tsx';
import { FoldersPage } from './pages/folders-page.tsx';
import { NewFolderPage } from './pages/new-folder-page.tsx';
import { archivePaths } from './paths.ts';
import { listUnopened } from './plan-queries.ts';
import { getFolder, listItems } from './queries.ts';
import { listRetentionKinds } from './retention-kinds.ts';
import {
  After,
  acting,
  ById,
  ByTwo,
  config,
  keepUpload,
  pageLength,
  readPlace,
  sendFile,
  showing,
  uploading,
} from './route-help.tsx';
import { viewFolder } from './view-folder.ts';

const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  'trang-thai': Type.Optional(Type.String({ maxLength: 20 })),
  nam: Type.Optional(Type.String({ maxLength: 4 })),
  sau: After,
});
const Search = Type.Object({ tim: Type.Optional(Type.String({ maxLength: 200 })) });

/** The folder's page, for the routes that act upon it. */
export const folderPage =
  (ctx: Context, services: ArchiveServices, id: string, search?: string) => async (posted: Posted) => (
    <FolderPage view={await viewFolder(ctx, services, id, search)} posted={posted} now={ctx.now()} />
  );

/** Files of work: found, opened, filled, closed. */
export const folderRoutes =
  (services: ArchiveServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    app.get(
      archivePaths.folders(),
      { config, schema: { querystring: ListQuery } },
      async ({ ctx, query }, reply) => {
        const asked = {
          q: query.q,
          state: folderStates.find((state) => state === query['trang-thai']),
          year: /^\d{4}$/.test(query.nam ?? '') ? Number(query.nam) : undefined,
        };
        const place = readPlace(query.sau, (text) => Temporal.Instant.from(text));
        const found = await listFolders(ctx.db, ctx.actor, {
          ...asked,
          search: asked.q,
          after: place && { listedAt: place.at, id: place.id },
          limit: pageLength + 1,
        });
        const folders = found.slice(0, pageLength);
        const last = folders.at(-1);
        const after = last && found.length > pageLength ? `${last.listedAt} ${last.id}` : undefined;
        return reply.html(
          <FoldersPage
            asked={asked}
            folders={folders}
            held={
              await listHeld(
                ctx.db,
                folders.map(({ id }) => id),
              )
            }
            unitNames={
              await listUnitNames(
                ctx.db,
                folders.map(({ unitId }) => unitId),
              )
            }
            nextHref={after && archivePaths.folders({ ...asked, after })}
          />,
        );
      },
    );

    const newPage = (ctx: Context) => async (posted: Posted) => {
      const today = dayOf(ctx.now());
      const unitIds = [...new Set(ctx.actor.positions.map(({ unitId }) => unitId))];
      const names = await listUnitNames(ctx.db, unitIds);
      return (
        <NewFolderPage
          units={unitIds.map((value) => ({ value, label: names.get(value) ?? '' }))}
          kinds={await listRetentionKinds(ctx.db, today)}
          planned={await listUnopened(ctx.db, ctx.actor, today.year)}
          posted={posted}
        />
      );
    };
    app.get(archivePaths.newFolder(), { config }, async ({ ctx }, reply) => showing(reply, newPage(ctx)));
    app.post(archivePaths.newFolder(), { config }, async (request, reply) => {
      const { ctx, form } = request;
      return acting(request, reply, newPage(ctx), 'Đã mở hồ sơ.', async () => {
        const planEntryId = form.get('planned');
        const { id } = await openFolder(
          ctx,
          planEntryId
            ? { planEntryId }
            : {
                unitId: form.get('unit') ?? '',
                code: form.get('code') ?? '',
                title: form.get('title') ?? '',
                retentionCode: form.get('retention') ?? '',
                isBuilding: form.has('building'),
              },
        );
        return archivePaths.folder(id);
      });
    });

    app.get(
      archivePaths.folder(':id'),
      { config, schema: { ...ById, querystring: Search } },
      async ({ ctx, params, query }, reply) =>
        showing(reply, folderPage(ctx, services, params.id, query.tim)),
    );

    app.post(archivePaths.items(':id'), { config: uploading, schema: ById }, async (request, reply) => {
      const { ctx, form, params } = request;
      return acting(request, reply, folderPage(ctx, services, params.id), 'Đã thêm vào hồ sơ.', async () => {
        const kind = recordKinds.find((each) => each === form.get('kind')) ?? 'file';
        const folder = await getFolder(ctx.db, ctx.actor, params.id);
        ctx.authorize('archive.keep', folder);
        const subjectId =
          kind === 'file' ? await keepUpload(request, services.blobs) : (form.get('subject') ?? '');
        const title = form.get('title') ?? undefined;
        await putInFolder(ctx, services.records, { folderId: folder.id, kind, subjectId, title });
        return archivePaths.folder(folder.id);
      });
    });

    app.get(
      archivePaths.looseFile(':id', ':other'),
      { config, schema: ByTwo },
      async ({ ctx, params }, reply) => {
        const folder = await getFolder(ctx.db, ctx.actor, params.id);
        const items = await listItems(ctx.db, folder.id);
        const item = orNotFound(items.find(({ id, kind }) => id === params.other && kind === 'file'));
        return sendFile(ctx, reply, services.blobs, item.subjectId);
      },
    );

    app.post(archivePaths.removal(':id', ':other'), { config, schema: ByTwo }, async (request, reply) => {
      const { ctx, params } = request;
      return acting(request, reply, folderPage(ctx, services, params.id), 'Đã rút khỏi hồ sơ.', async () => {
        await takeFromFolder(ctx, { folderId: params.id, itemId: params.other });
        return archivePaths.folder(params.id);
      });
    });

    app.post(archivePaths.closing(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params } = request;
      const page = folderPage(ctx, services, params.id);
      return acting(request, reply, page, 'Đã kết thúc hồ sơ, chốt mục lục.', async () => {
        await closeFolder(ctx, services.records, params.id);
        return archivePaths.folder(params.id);
      });
    });

    app.post(archivePaths.reopening(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params, form } = request;
      return acting(request, reply, folderPage(ctx, services, params.id), 'Đã mở lại hồ sơ.', async () => {
        await reopenFolder(ctx, { folderId: params.id, reason: form.get('reason') ?? '' });
        return archivePaths.folder(params.id);
      });
    });
  };
