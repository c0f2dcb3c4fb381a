import { Type } from 'typebox';
import { requireScope } from '#modules/identity/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { ExchangeServices } from './model.ts';
import { exchangeApi } from './paths.ts';
import { BodyTooLarge, readBody } from './read-body.ts';
import { ReceiptBody, receiptBody } from './receipt-body.ts';
import { completeUpload, getUpload, keepPart, maxPartBytes, openUpload } from './uploads.ts';

const config = { access: 'api', crossSite: true } as const;
const about = { tags: ['exchange'], security: [{ bearer: [] }] };
const id = Type.String({ format: 'uuid' });

/** A large envelope over a thin line: parts in any order, each as often as it takes, over days. */
export const uploadRoutes =
  (services: ExchangeServices): Routes =>
  (app) => {
    app.post(
      exchangeApi.uploads,
      {
        config,
        schema: {
          ...about,
          summary: 'Announces a large envelope; the same announcement gives the same upload',
          body: Type.Object({
            senderCode: Type.String({ maxLength: 60 }),
            sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
            sizeBytes: Type.Integer({ minimum: 1 }),
            partBytes: Type.Integer({ minimum: 1024, maximum: maxPartBytes }),
          }),
        },
      },
      async ({ ctx, body }, reply) => {
        requireScope(ctx.actor, 'exchange.send');
        return reply.code(201).send(await openUpload(ctx, body));
      },
    );

    app.get(
      exchangeApi.upload(':id'),
      { config, schema: { ...about, summary: 'Which parts are missing', params: Type.Object({ id }) } },
      async ({ ctx, params }) => getUpload(ctx, params.id),
    );

    app.put(
      exchangeApi.part(':id', ':number'),
      {
        config,
        schema: {
          ...about,
          summary: 'One part, counted from 1',
          params: Type.Object({ id, number: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
          consumes: ['application/octet-stream'],
          response: { 204: Type.Null() },
        },
      },
      async ({ ctx, params, body }, reply) => {
        requireScope(ctx.actor, 'exchange.send');
        const bytes = await readBody(body, maxPartBytes).catch((error) => {
          throw error instanceof BodyTooLarge
            ? new Refusal('part-size-wrong', { expected: maxPartBytes })
            : error;
        });
        await keepPart(ctx, services.blobs, { uploadId: params.id, number: params.number, bytes });
        return reply.code(204).send(null);
      },
    );

    app.post(
      exchangeApi.completion(':id'),
      {
        config,
        schema: {
          ...about,
          summary: 'All parts are there: sends the envelope',
          params: Type.Object({ id }),
          response: { 201: ReceiptBody },
        },
      },
      async ({ ctx, params }, reply) => {
        requireScope(ctx.actor, 'exchange.send');
        const receipt = await completeUpload(ctx, services, params.id);
        return reply.code(201).send(await receiptBody(receipt, services.signer));
      },
    );
  };
