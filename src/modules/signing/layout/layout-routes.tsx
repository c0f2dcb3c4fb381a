import { readFile } from 'node:fs/promises';
import { LayoutUnreadable, unreadableTexts } from '#engines/letters/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { maxUploadBytes } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { deskPaths } from '../desk-paths.ts';
import type { LayoutChecker } from './layout-checker.ts';
import { type CheckedLayout, LayoutPage } from './layout-page.tsx';

/** An officer holds a draft against the layout of the law before it is laid before a signer. Nothing is kept. */
export const layoutRoutes =
  (layout: LayoutChecker): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const uploads = { maxFiles: 1, maxFileBytes: maxUploadBytes };
    const limit = { max: 30, windowMs: 60_000 };

    app.get(deskPaths.layout(), { config }, ({ ctx }, reply) =>
      reply.html(<LayoutPage kinds={layout.kindsOn(dayOf(ctx.now()))} />),
    );

    app.post(deskPaths.layout(), { config: { ...config, uploads, limit } }, async (request, reply) => {
      const { ctx, form } = request;
      const on = dayOf(ctx.now());
      const kinds = layout.kindsOn(on);
      const kind = kinds.find(({ code }) => code === form.get('kind'))?.code;
      const [upload] = request.uploads;
      const page = { kinds, kind };
      if (!upload) return reply.html(<LayoutPage {...page} issue="Chọn tệp PDF." />, { status: 422 });
      try {
        const report = await layout.check(await readFile(upload.path), { kind, on });
        const checked: CheckedLayout = { name: upload.filename, ...report };
        return reply.html(<LayoutPage {...page} checked={checked} />);
      } catch (error) {
        if (!(error instanceof LayoutUnreadable)) throw error;
        return reply.html(<LayoutPage {...page} issue={unreadableTexts[error.code]} />, { status: 422 });
      }
    });
  };
