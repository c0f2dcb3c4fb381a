import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { LetterPress } from '#engines/letters/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { getFile } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { setPartAside } from './commands/set-part-aside.ts';
import { trimPart } from './commands/trim-part.ts';
import { uploadBatch } from './commands/upload-batch.ts';
import { reusableSheets } from './cover-sheets.ts';
import { issueText } from './messages.vi.ts';
import { ScanPage, type TriedScan } from './pages/scan-page.tsx';
import { SortingPage } from './pages/sorting-form.tsx';
import { scanPaths } from './paths.ts';
import { placePart } from './place-part.ts';
import { findPart, listBatches, listUnsorted } from './queries.ts';
import type { ScanServices } from './split-job.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const After = Type.Object({ sau: Type.Optional(id) });
const pageLength = 20;
/** As many papers as a set in the drawer is printed for. */
const sheetsInSet = 12;

/** Scanning without a particular page at hand: upload, sort by hand, what became of the latest batches. */
export const scanRoutes =
  ({ blobs, places, letters }: ScanServices & { readonly letters: LetterPress }): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const schema = { params: ById };

    app.get(scanPaths.list(), { config, schema: { querystring: After } }, async ({ ctx, query }, reply) =>
      reply.html(await scanPage(ctx, query.sau)),
    );

    app.post(
      scanPaths.batches,
      { config: { ...config, uploads: { maxFiles: 60 } } },
      async ({ ctx, form, uploads, session }, reply) => {
        const about = form.get('about')?.trim().toUpperCase() || null;
        return orAgain(ctx, reply, { form: 'upload', values: form }, async () => {
          if (about && !(await places.find(ctx, about))) {
            throw new InvalidInput([{ field: '/about', code: 'scan-place-unknown' }]);
          }
          await uploadBatch(ctx, blobs, { uploads, about });
          session.flash('success', 'Đã nhận lô quét. Giấy tờ tự về đúng chỗ sau ít giây.');
        });
      },
    );

    app.get(scanPaths.sheets, { config }, async ({ ctx }, reply) => {
      const bytes = await letters.render('cover-sheet', reusableSheets(sheetsInSet), {
        createdAt: ctx.now(),
      });
      return reply.type('application/pdf').send(Buffer.from(bytes));
    });

    app.get(scanPaths.part(':id'), { config, schema }, async ({ ctx, params }, reply) =>
      reply.html(<SortingPage part={orNotFound(await findPart(ctx.db, ctx.actor, params.id))} />),
    );

    app.get(scanPaths.partFile(':id'), { config, schema }, async ({ ctx, params }, reply) => {
      const part = orNotFound(await findPart(ctx.db, ctx.actor, params.id));
      const file = await getFile(ctx.db, part.fileId);
      return reply
        .type('application/pdf')
        .header('x-content-type-options', 'nosniff')
        .send(blobs.read(file.sha256));
    });

    app.post(scanPaths.placing(':id'), { config, schema }, async ({ ctx, params, form, session }, reply) =>
      orAgain(ctx, reply, { form: params.id, values: form }, async () => {
        const code = form.get('code')?.trim().toUpperCase() ?? '';
        await placePart(ctx, places, { partId: params.id, code, paper: Number(form.get('paper')) });
        session.flash('success', `Đã xếp vào hồ sơ ${code}.`);
      }),
    );

    app.post(scanPaths.trimming(':id'), { config, schema }, async ({ ctx, params, session }, reply) => {
      await trimPart(ctx, blobs, params.id);
      session.flash('success', 'Đã bỏ trang trắng; bản quét gốc vẫn còn.');
      return reply.redirect(scanPaths.list(), 303);
    });

    app.post(
      scanPaths.settingAside(':id'),
      { config, schema },
      async ({ ctx, params, form, session }, reply) =>
        orAgain(ctx, reply, { form: params.id, values: form }, async () => {
          await setPartAside(ctx, { partId: params.id, reason: form.get('reason') ?? '' });
          session.flash('success', 'Đã gác lại.');
        }),
    );
  };

/** Acts and goes back to the page; a mistake shows the page with what was typed. */
async function orAgain(
  ctx: Context,
  reply: FastifyReply,
  tried: Omit<TriedScan, 'issues'>,
  act: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await act();
    return reply.redirect(scanPaths.list(), 303);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const issues = new Map(
      error.issues.map(({ field, code, params }) => [field.slice(1), issueText(code, params)]),
    );
    return reply.html(await scanPage(ctx, undefined, { ...tried, issues }), { status: 422 });
  }
}

async function scanPage(ctx: Context, after?: string, tried?: TriedScan) {
  ctx.authorize('scanning.upload');
  const last = after ? await findPart(ctx.db, ctx.actor, after) : undefined;
  const unsorted = await listUnsorted(ctx.db, ctx.actor, { after: last, limit: pageLength + 1 });
  const shown = unsorted.slice(0, pageLength);
  return (
    <ScanPage
      unsorted={shown}
      nextHref={unsorted.length > pageLength ? scanPaths.list(shown.at(-1)!.id) : undefined}
      batches={await listBatches(ctx.db, ctx.actor)}
      tried={tried}
    />
  );
}
