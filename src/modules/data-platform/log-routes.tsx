import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { getCall, listCalls } from './call-log.ts';
import { listClients } from './clients.ts';
import { searchCallsAbout } from './commands/search-calls-about.ts';
import type { PlatformServices } from './model.ts';
import { CallPage } from './pages/call-page.tsx';
import { CallsPage } from './pages/calls-page.tsx';
import { type CallQuery, platformPaths } from './paths.ts';
import { callProof } from './proof/call-proof.ts';
import { ById, config, text } from './route-parts.ts';
import { listServices } from './services.ts';

const pageLength = 50;

/** The log of calls, and the proof of each. */
export const logRoutes =
  ({ secret }: PlatformServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const Id = Type.Union([Type.Literal(''), Type.String({ format: 'uuid' })]);
    const Asked = Type.Object({
      'dich-vu': Type.Optional(Id),
      'he-thong': Type.Optional(Id),
      'ket-qua': Type.Optional(Type.String({ maxLength: 50 })),
      ngay: Type.Optional(Type.Union([Type.Literal(''), Type.String({ format: 'date' })])),
      sau: Type.Optional(Type.String({ maxLength: 100 })),
    });

    app.get(
      platformPaths.calls(),
      { config, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => {
        ctx.authorize('dataPlatform.read');
        const asked: CallQuery = {
          service: query['dich-vu'] || undefined,
          client: query['he-thong'] || undefined,
          outcome: query['ket-qua'] || undefined,
          on: query.ngay || undefined,
          after: readPlace(query.sau),
        };
        const [found, services, clients] = await Promise.all([
          listCalls(ctx.db, asked, pageLength + 1),
          listServices(ctx.db),
          listClients(ctx.db),
        ]);
        const calls = found.slice(0, pageLength);
        const nextHref =
          found.length > pageLength ? platformPaths.calls({ ...asked, after: calls.at(-1)! }) : undefined;
        return reply.html(
          <CallsPage asked={asked} calls={calls} services={services} clients={clients} nextHref={nextHref} />,
        );
      },
    );

    app.post(platformPaths.subjectCalls, { config }, async ({ ctx, form, session }, reply) => {
      try {
        const calls = await searchCallsAbout(ctx, secret, {
          subject: text(form, 'subject'),
          reason: text(form, 'reason'),
        });
        const [services, clients] = await Promise.all([listServices(ctx.db), listClients(ctx.db)]);
        return reply.html(
          <CallsPage
            asked={{}}
            calls={calls}
            services={services}
            clients={clients}
            nextHref={undefined}
            isAboutPerson
          />,
        );
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        session.flash('warning', 'Cần cả số định danh và lý do tìm.');
        return reply.redirect(platformPaths.calls(), 303);
      }
    });

    app.get(
      platformPaths.call(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params }, reply) => {
        ctx.authorize('dataPlatform.read');
        return reply.html(<CallPage call={await getCall(ctx.db, params.id)} />);
      },
    );

    app.get(
      platformPaths.proof(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params }, reply) => {
        ctx.authorize('dataPlatform.read');
        const proof = await callProof(ctx.db, params.id);
        return reply
          .type('application/json')
          .header('content-disposition', `attachment; filename="bang-chung-${params.id}.json"`)
          .send(JSON.stringify(proof, null, 2));
      },
    );
  };

/** The place in an address, or nothing when someone has edited it. */
function readPlace(given: string | undefined): CallQuery['after'] {
  const [when, id] = (given ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { at: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}
