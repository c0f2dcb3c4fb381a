import { createReadStream } from 'node:fs';
import { Type } from 'typebox';
import { documentLink } from '#modules/documents/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Posted } from '#ui/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { exportPackage } from './commands/export-package.ts';
import { liftHold } from './commands/lift-hold.ts';
import { setHold } from './commands/set-hold.ts';
import { takeBackPackage } from './commands/take-back-package.ts';
import { folderPage } from './folder-routes.tsx';
import { listHistory, subjectsAbout } from './history.ts';
import type { HeldKind } from './model.ts';
import { HistoryPage } from './pages/history-page.tsx';
import { PackageCheckPage } from './pages/package-check-page.tsx';
import { archivePaths, historyWords } from './paths.ts';
import { getFolder } from './queries.ts';
import { sourceOf } from './records.ts';
import { acting, ById, ByTwo, config, sendFile, showing } from './route-help.tsx';
import { factWords } from './words.vi.ts';

const mostPackageBytes = 4 * 1024 ** 3;

/** What keeps folders whole: holds, packages, the history of everything in them. */
export const keepingRoutes =
  (services: ArchiveServices & { readonly factName?: (type: string) => string | undefined }): Routes =>
  (app) => {
    vietnameseOnly(app);
    const { blobs, records, factName } = services;

    app.post(archivePaths.holds(), { config }, async (request, reply) => {
      const { ctx, form } = request;
      const [kind, subjectId = ''] = (form.get('about') ?? '').split(' ');
      const folderId = form.get('folder') ?? '';
      const page = (posted: Posted) => {
        const issues = new Map(
          [...posted.issues].map(([name, text]) => [name === 'reason' ? 'holdReason' : name, text]),
        );
        return folderPage(ctx, services, folderId)({ ...posted, issues });
      };
      return acting(request, reply, page, 'Đã giữ nguyên trạng.', async () => {
        await setHold(ctx, records, {
          kind: orNotFound(Object.keys(historyWords).find((each) => each === kind)) as HeldKind,
          subjectId,
          reason: form.get('holdReason') ?? '',
          basis: form.get('basis') ?? '',
        });
        return archivePaths.folder(folderId);
      });
    });

    app.post(archivePaths.holdEnd(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params, form, headers } = request;
      await liftHold(ctx, { holdId: params.id, reason: form.get('reason') ?? '' }).catch((error) => {
        if (error instanceof InvalidInput) return request.session.flash('warning', 'Ghi lý do thôi giữ.');
        throw error;
      });
      const from = new URL(headers.referer ?? archivePaths.folders(), 'http://localhost').pathname;
      return reply.redirect(from.startsWith(archivePaths.folders()) ? from : archivePaths.folders(), 303);
    });

    app.post(archivePaths.packages(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params } = request;
      const done = 'Đã tạo gói tin; mọi tệp đúng như mục lục.';
      return acting(request, reply, folderPage(ctx, services, params.id), done, async () => {
        await exportPackage(ctx, { blobs, records }, params.id);
        return archivePaths.folder(params.id);
      });
    });

    app.get(
      archivePaths.package(':id', ':other'),
      { config, schema: ByTwo },
      async ({ ctx, params }, reply) => {
        const folder = await getFolder(ctx.db, ctx.actor, params.id);
        ctx.authorize('archive.export', folder);
        const made = await ctx.db
          .selectFrom('archivePackage')
          .select('fileId')
          .where('id', '=', params.other)
          .where('folderId', '=', folder.id)
          .executeTakeFirst();
        return sendFile(ctx, reply, blobs, orNotFound(made).fileId);
      },
    );

    const checkPage = async (posted: Posted) => <PackageCheckPage posted={posted} />;
    app.get(archivePaths.packageCheck(), { config }, async (_request, reply) => showing(reply, checkPage));
    app.post(
      archivePaths.packageCheck(),
      { config: { ...config, uploads: { maxFiles: 1, maxFileBytes: mostPackageBytes } } },
      async (request, reply) =>
        acting(request, reply, checkPage, 'Gói tin nguyên vẹn. Tệp thiếu đã được khôi phục.', async () => {
          const [upload] = request.uploads;
          if (!upload) throw new InvalidInput([{ field: '/files', code: 'file-required' }]);
          const { folderId } = await takeBackPackage(request.ctx, blobs, () => createReadStream(upload.path));
          return archivePaths.folder(folderId);
        }),
    );

    const nameOf = (type: string) => factWords[type] ?? factName?.(type) ?? type;
    app.get(
      archivePaths.history('folder', ':id'),
      { config, schema: ById },
      async ({ ctx, params }, reply) => {
        const folder = await getFolder(ctx.db, ctx.actor, params.id);
        const facts = await listHistory(ctx.db, await subjectsAbout(ctx.db, folder.id));
        const trail = [
          { label: `${folder.code}/${folder.year}`, href: archivePaths.folder(folder.id) },
          { label: 'Diễn biến' },
        ];
        return reply.html(<HistoryPage title={folder.title} trail={trail} facts={facts} factName={nameOf} />);
      },
    );
    for (const { kind } of records) {
      app.get(
        archivePaths.history(kind, ':id'),
        { config, schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } },
        async ({ ctx, params }, reply) => {
          const source = sourceOf(records, kind);
          const record = orNotFound((await source.list(ctx.db, ctx.actor, [params.id])).get(params.id));
          const holds = await ctx.db
            .selectFrom('archiveHold')
            .select('id')
            .where('subjectId', '=', record.id)
            .execute();
          const facts = await listHistory(ctx.db, [
            { type: kind, id: record.id },
            ...holds.map(({ id }) => ({ type: 'archive-hold', id })),
          ]);
          const href = kind === 'document' ? documentLink(record.id) : record.href;
          const trail = [{ label: record.code ?? record.title, href }, { label: 'Diễn biến' }];
          return reply.html(
            <HistoryPage title={record.title} trail={trail} facts={facts} factName={nameOf} />,
          );
        },
      );
    }
  };
