import { Type } from 'typebox';
import { readPersonalData } from '#modules/personal-data/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedInWords, refusedStatus } from '#ui/index.ts';
import { deskPaths } from './desk-paths.ts';
import type { Dossier } from './model.ts';
import { ReadingPage } from './pages/desk/reading-page.tsx';
import { readableDossier } from './persons-of.ts';
import { getDossier } from './queries.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };
const { postedAgain } = refusedInWords({
  'purpose-required': 'Chọn một mục đích.',
  'note-required': 'Ghi rõ việc gì, ít nhất vài chữ.',
});

/** To open a paper of a dossier shows what stands in it: the person finds that too. */
export const opensPaper = (ctx: Context, dossier: Dossier): Promise<void> =>
  readPersonalData(ctx, { subject: readableDossier(dossier), purpose: 'papers' });

/** An officer tells why, and sees the personal data of a dossier unmasked for the rest of the day. */
export const readingRoutes: Routes = (app) => {
  app.get(deskPaths.reading(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
    reply.html(
      <ReadingPage dossier={await getDossier(ctx.db, ctx.actor, params.id)} posted={nothingPosted} />,
    ),
  );

  app.post(
    deskPaths.reading(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, form }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      try {
        await readPersonalData(ctx, {
          subject: readableDossier(dossier),
          purpose: form.get('purpose') ?? '',
          note: form.get('note') ?? '',
        });
      } catch (error) {
        return reply.html(<ReadingPage dossier={dossier} posted={postedAgain(error, form)} />, {
          status: refusedStatus(error),
        });
      }
      return reply.redirect(deskPaths.dossier(dossier.id), 303);
    },
  );
};
