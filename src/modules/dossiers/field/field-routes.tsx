import { Type } from 'typebox';
import { readPersonalData } from '#modules/personal-data/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { endFieldCopy } from '../commands/end-field-copy.ts';
import { takeAlongDossier } from '../commands/take-along-dossier.ts';
import { readableDossier } from '../persons-of.ts';
import { listNamedCopies, viewFieldBag, viewFieldSheet } from './field-views.ts';
import { FieldBagPage } from './pages/field-bag-page.tsx';
import { FieldDevicePage } from './pages/field-device-page.tsx';
import { FieldSheetPage } from './pages/field-sheet-page.tsx';
import { fieldPaths } from './paths.ts';
import { receiveVisit } from './receive-visit.ts';
import { settlingRoutes } from './settling-routes.tsx';
import { arrivalInWords, takingRefusals } from './words.vi.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const BagQuery = Type.Object({ viec: Type.Optional(Type.String({ format: 'uuid' })) });
const config = { access: 'officer' };

/** Dossiers that officers take along to where there is no line, and what comes back of it. */
export const fieldRoutes =
  ({ blobs }: { readonly blobs: BlobStore }): Routes =>
  (app) => {
    vietnameseOnly(app);

    app.get(fieldPaths.bag(), { config, schema: { querystring: BagQuery } }, async ({ ctx, query }, reply) =>
      reply.html(<FieldBagPage bag={await viewFieldBag(ctx)} chosen={query.viec} />),
    );

    app.post(fieldPaths.bag(), { config }, async ({ ctx, form, session }, reply) => {
      const refused: string[] = [];
      const chosen = form.getAll('workItemId');
      for (const workItemId of chosen) {
        await takeAlongDossier(ctx, { workItemId, days: Number(form.get('days')) }).catch(
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            refused.push(error.code);
          },
        );
      }
      if (chosen.length === 0) session.flash('info', 'Chọn ít nhất một việc để mang theo.');
      if (refused.length > 0) session.flash('danger', takingRefusals(refused));
      return reply.redirect(chosen.length > refused.length ? fieldPaths.device : fieldPaths.bag(), 303);
    });

    app.get(fieldPaths.device, { config: { ...config, keptOffline: true } }, async (_, reply) =>
      reply.html(<FieldDevicePage />),
    );

    app.get(fieldPaths.copies, { config }, async ({ ctx }) =>
      (await listNamedCopies(ctx)).map(({ id, code, title, until }) => ({
        id,
        code,
        title,
        until: until.toString(),
      })),
    );

    app.get(fieldPaths.sheet(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) => {
      const { dossier } = (await viewFieldSheet(ctx, params.id)).view;
      // Whoever looks at it on a later day looks at it anew.
      await readPersonalData(ctx, { subject: readableDossier(dossier), purpose: 'field' });
      return reply.html(
        <FieldSheetPage
          sheet={await viewFieldSheet(ctx, params.id)}
          calendar={ctx.calendar}
          now={ctx.now()}
        />,
      );
    });

    app.post(
      fieldPaths.acts(':id'),
      { config: { ...config, uploads: {} }, schema: { params: ById } },
      async (request, reply) => {
        const acts = await receiveVisit(request, request.params.id, blobs);
        const told = acts.map(({ id, kind, state }) => ({ id, kind, state }));
        if (request.headers.accept?.includes('application/json')) return told;
        for (const { kind, state } of told) request.session.flash(...arrivalInWords(kind, state));
        return reply.redirect(fieldPaths.bag(), 303);
      },
    );

    app.post(
      fieldPaths.end(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params, form, session }, reply) => {
        const as = form.get('as') === 'lost' ? 'lost' : 'returned';
        await endFieldCopy(ctx, { copyId: params.id, as });
        session.flash('success', as === 'lost' ? 'Đã ghi nhận mất máy.' : 'Hồ sơ này không còn mang theo.');
        return reply.redirect(fieldPaths.bag(), 303);
      },
    );

    settlingRoutes(app);
  };
