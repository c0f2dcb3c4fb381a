import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { getBatch } from './batch-queries.ts';
import { askedFor } from './batch-secret.ts';
import { beginBatch } from './commands/begin-batch.ts';
import { deskPaths } from './desk-paths.ts';
import { postedAgain } from './desk-words.vi.ts';
import type { SigningServices } from './make-signature.ts';
import { BatchPage } from './pages/desk/batch-page.tsx';
import { RequestsPage } from './pages/desk/requests-page.tsx';
import { viewRequests } from './request-view.ts';
import { signBatch } from './sign-batch.ts';

const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };

/** What waits for the officer, and signing it: one document or a hundred in one act. */
export const batchRoutes =
  (services: SigningServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const config = { access: 'officer' };
    const approving = { ...config, proof: 'approval' };

    async function showList({ ctx }: FastifyRequest, reply: FastifyReply, posted: Posted, status: number) {
      const page = { view: await viewRequests(ctx), calendar: ctx.calendar, now: ctx.now(), posted };
      return reply.html(<RequestsPage {...page} />, { status });
    }
    app.get(deskPaths.requests(), { config }, (request, reply) =>
      showList(request, reply, nothingPosted, 200),
    );

    app.post(deskPaths.batches(), { config }, async (request, reply) => {
      try {
        const chosen = request.form.getAll('chosen').filter((each) => /^[0-9a-f-]{36}$/.test(each));
        return reply.redirect(deskPaths.batch(await beginBatch(request.ctx, chosen)), 303);
      } catch (error) {
        return showList(request, reply, postedAgain(error, request.form), refusedStatus(error));
      }
    });

    async function showBatch(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      batchId: string,
      posted: Posted,
      status: number,
    ) {
      const batch = await getBatch(ctx.db, ctx.actor, batchId);
      const asks = await askedFor(ctx, services, batch);
      return reply.html(<BatchPage batch={batch} posted={posted} asks={asks} />, { status });
    }
    app.get(deskPaths.batch(':id'), { config: approving, schema: ById }, (request, reply) =>
      showBatch(request, reply, request.params.id, nothingPosted, 200),
    );
    app.post(
      deskPaths.batch(':id'),
      { config: { ...approving, keepForm: false }, schema: ById },
      async (request, reply) => {
        const { ctx, form, params } = request;
        try {
          const secret = { pin: form.get('pin') ?? '', otp: form.get('otp') || undefined };
          const { confirmationId } = await signBatch(ctx, services, params.id, secret);
          const next = confirmationId ? deskPaths.confirmation(confirmationId) : deskPaths.batch(params.id);
          return reply.redirect(next, 303);
        } catch (error) {
          const posted = postedAgain(error, new URLSearchParams());
          return showBatch(request, reply, params.id, posted, refusedStatus(error));
        }
      },
    );
  };
