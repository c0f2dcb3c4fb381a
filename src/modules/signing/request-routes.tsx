import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { zone } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput, orNotFound, Refusal } from '#platform/errors/index.ts';
import { maxUploadBytes, storeUpload } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { passTurn } from './commands/pass-turn.ts';
import { refuseSigning } from './commands/refuse-signing.ts';
import { requestSigning } from './commands/request-signing.ts';
import { withdrawSigning } from './commands/withdraw-signing.ts';
import { deskPaths } from './desk-paths.ts';
import { postedAgain } from './desk-words.vi.ts';
import type { SigningServices } from './make-signature.ts';
import { NewRequestPage } from './pages/desk/new-request-page.tsx';
import { RequestPage } from './pages/desk/request-page.tsx';
import { getKeptForm } from './preservation/kept-forms.ts';
import type { ReceiptPress } from './receipts/receipt-press.ts';
import { type AskedStage, mostDocuments } from './request-model.ts';
import { getRequest, getTurn } from './request-queries.ts';
import { evidenceOf, listColleagues, viewRequest } from './request-view.ts';

const id = Type.String({ format: 'uuid' });
const ById = { params: Type.Object({ id }) };

export interface RequestServices extends SigningServices {
  /** Signs the evidence in the province's name. */
  readonly receipts?: ReceiptPress | undefined;
}

/** Laying documents before those who sign them: asking, reading, refusing, passing on, withdrawing. */
export const requestRoutes =
  (services: RequestServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };

    async function showNew({ ctx }: FastifyRequest, reply: FastifyReply, posted: Posted, status: number) {
      const held = orNotFound(ctx.actor.positions[0]);
      const colleagues = await listColleagues(ctx, held.agencyId);
      return reply.html(<NewRequestPage colleagues={colleagues} posted={posted} />, { status });
    }
    app.get(deskPaths.newRequest(), { config }, (request, reply) =>
      showNew(request, reply, nothingPosted, 200),
    );
    app.post(
      deskPaths.newRequest(),
      { config: { ...config, uploads: { maxFiles: mostDocuments, maxFileBytes: maxUploadBytes } } },
      async (request, reply) => {
        try {
          const { ctx, form, uploads, session } = request;
          const fileIds: string[] = [];
          for (const { path, filename } of uploads) {
            const upload = { stream: createReadStream(path), name: filename, field: '/files' };
            fileIds.push((await storeUpload(ctx, services.blobs, upload)).id);
          }
          const { agencyId, unitId } = orNotFound(ctx.actor.positions[0]);
          const asked = await requestSigning(ctx, {
            title: form.get('title') ?? '',
            agencyId,
            unitId,
            fileIds,
            stages: stagesIn(form),
            dueAt: dueIn(form),
          });
          session.flash('success', `Đã trình ${asked.code}.`);
          return reply.redirect(deskPaths.request(asked.id), 303);
        } catch (error) {
          return showNew(request, reply, postedAgain(error, request.form), refusedStatus(error));
        }
      },
    );

    async function showRequest(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      requestId: string,
      posted: Posted = nothingPosted,
      status = 200,
    ) {
      const view = await viewRequest(ctx, requestId);
      return reply.html(<RequestPage view={view} posted={posted} />, { status });
    }
    app.get(deskPaths.request(':id'), { config, schema: ById }, (request, reply) =>
      showRequest(request, reply, request.params.id),
    );
    app.get(deskPaths.turn(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      reply.redirect(deskPaths.request((await getTurn(ctx.db, ctx.actor, params.id)).request.id), 303),
    );

    const OneDocument = { params: Type.Object({ id, documentId: id }) };
    app.get(
      deskPaths.document(':id', ':documentId'),
      { config, schema: OneDocument },
      async ({ ctx, params }, reply) => {
        const { documents } = await getRequest(ctx.db, ctx.actor, params.id);
        const { fileId, name } = orNotFound(documents.find((each) => each.id === params.documentId));
        const { sha256, sizeBytes } = (await getKeptForm(ctx.db, fileId)).newest;
        return reply
          .type('application/pdf')
          .header('content-length', sizeBytes)
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
          .send(services.blobs.read(sha256));
      },
    );

    app.get(deskPaths.evidence(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const evidence = await evidenceOf(ctx, params.id);
      const jws = await services.receipts?.sign(evidence, ctx.now());
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${evidence.request.code}.json"`)
        .send(JSON.stringify({ evidence, ...(jws && { jws }) }, null, 2));
    });

    /** Does an act upon a request and says so; or its page again, with what was wrong at the form that was posted. */
    async function acting(
      request: FastifyRequest,
      reply: FastifyReply,
      form: { readonly requestId: string; readonly name: string; readonly done: string },
      act: () => Promise<unknown>,
    ) {
      try {
        await act();
        request.session.flash('success', form.done);
        return reply.redirect(deskPaths.requests(), 303);
      } catch (error) {
        if (error instanceof Refusal && error.code === 'not-found') throw error;
        const posted = postedAgain(error, request.form, form.name);
        return showRequest(request, reply, form.requestId, posted, refusedStatus(error));
      }
    }

    app.post(deskPaths.refusal(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, form, params } = request;
      const { request: asked } = await getTurn(ctx.db, ctx.actor, params.id);
      const posted = { requestId: asked.id, name: 'refuse', done: `Đã từ chối ký ${asked.code}.` };
      return acting(request, reply, posted, () =>
        refuseSigning(ctx, { turnId: params.id, reason: form.get('reason') ?? '' }),
      );
    });

    app.post(
      deskPaths.passing(':id', ':turnId'),
      { config, schema: { params: Type.Object({ id, turnId: id }) } },
      (request, reply) => {
        const { ctx, form, params } = request;
        const posted = { requestId: params.id, name: 'pass', done: 'Đã chuyển lượt ký.' };
        return acting(request, reply, posted, async () => {
          const toOfficerId = form.get('to') ?? '';
          if (!/^[0-9a-f-]{36}$/.test(toOfficerId))
            throw new InvalidInput([{ field: '/to', code: 'to-required' }]);
          const { id: requestId, turnId } = params;
          await passTurn(ctx, { requestId, turnId, toOfficerId, reason: form.get('reason') ?? '' });
        });
      },
    );

    app.post(deskPaths.withdrawal(':id'), { config, schema: ById }, (request, reply) => {
      const { ctx, form, params } = request;
      const posted = { requestId: params.id, name: 'withdraw', done: 'Đã rút lại văn bản.' };
      return acting(request, reply, posted, () =>
        withdrawSigning(ctx, { requestId: params.id, reason: form.get('reason') ?? '' }),
      );
    });
  };

/** The three steps of the form, those that were asked for, in the order of the law. */
function stagesIn(form: URLSearchParams): readonly AskedStage[] {
  const [initial, signature] = [form.getAll('initial'), form.getAll('stages')];
  const need = Number(form.get('need') || signature.length);
  return [
    ...(initial.length > 0
      ? [{ purpose: 'initial' as const, officerIds: initial, need: initial.length }]
      : []),
    ...(signature.length > 0 ? [{ purpose: 'signature' as const, officerIds: signature, need }] : []),
    ...(form.has('seal') ? [{ purpose: 'seal' as const, officerIds: [], need: 1 }] : []),
  ];
}

/** To the end of the day; null when none was given, or what was given is no day. */
function dueIn(form: URLSearchParams): Temporal.Instant | null {
  const text = form.get('due') ?? '';
  try {
    return Temporal.PlainDate.from(text)
      .add({ days: 1 })
      .toZonedDateTime(zone)
      .toInstant()
      .subtract({ minutes: 1 });
  } catch {
    return null;
  }
}
