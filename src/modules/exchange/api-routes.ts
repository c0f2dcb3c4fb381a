import type { IncomingMessage } from 'node:http';
import { Type } from 'typebox';
import { requireScope } from '#modules/identity/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { findOwnDelivery, getSentMessage, listWaiting } from './api-queries.ts';
import { rangeOf } from './byte-range.ts';
import { confirmDelivery } from './commands/confirm-delivery.ts';
import { contentOf } from './message-content.ts';
import { type ExchangeServices, maxDirectBytes } from './model.ts';
import { pemOf } from './node-signer.ts';
import { resolveAgencyCode } from './participants.ts';
import { exchangeApi } from './paths.ts';
import { BodyTooLarge, readBody } from './read-body.ts';
import { ReceiptBody, receiptBody } from './receipt-body.ts';
import { refuseOversized, submitEnvelope } from './submit-envelope.ts';
import { uploadRoutes } from './upload-routes.ts';

const config = { access: 'api', crossSite: true } as const;
const about = { tags: ['exchange'], security: [{ bearer: [] }] };
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Hash = Type.String({ pattern: '^[0-9a-fA-F]{64}$' });

/** Bodies that are bytes, as they come. */
export function acceptBytes(app: HttpApp): void {
  app.addContentTypeParser(
    ['application/xml', 'text/xml', 'application/octet-stream'],
    (_request: unknown, stream: IncomingMessage, done: (error: Error | null, body?: unknown) => void) =>
      done(null, stream),
  );
}

/** What participants' systems call: sending, fetching, and saying that they have it. */
export const apiRoutes =
  (services: ExchangeServices): Routes =>
  (app) => {
    acceptBytes(app);
    uploadRoutes(services)(app);

    app.post(
      exchangeApi.messages,
      {
        config,
        schema: {
          ...about,
          summary: 'Sends one edXML envelope; the same bytes again get the same receipt',
          consumes: ['application/xml', 'application/octet-stream'],
          response: { 201: ReceiptBody },
        },
      },
      async ({ ctx, body }, reply) => {
        requireScope(ctx.actor, 'exchange.send');
        try {
          const receipt = await submitEnvelope(ctx, services, await readBody(body, maxDirectBytes));
          return reply.code(201).send(await receiptBody(receipt, services.signer));
        } catch (error) {
          if (error instanceof BodyTooLarge) return refuseOversized(ctx, services, error.head);
          throw error;
        }
      },
    );

    app.get(
      exchangeApi.message(':id'),
      { config, schema: { ...about, summary: 'How far a message of the caller’s is', params: ById } },
      async ({ ctx, params }) => getSentMessage(ctx, params.id),
    );

    app.get(
      exchangeApi.deliveries,
      {
        config,
        schema: {
          ...about,
          summary: 'What waits for the caller, oldest first',
          querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
        },
      },
      async ({ ctx, query }) => {
        requireScope(ctx.actor, 'exchange.receive');
        return listWaiting(ctx, query.limit ?? 100);
      },
    );

    app.get(
      exchangeApi.content(':id'),
      {
        config,
        schema: {
          ...about,
          summary: 'The envelope; a Range goes on where a broken line ended',
          params: ById,
        },
      },
      async ({ ctx, params, headers }, reply) => {
        requireScope(ctx.actor, 'exchange.receive');
        const delivery = orNotFound(await findOwnDelivery(ctx, params.id));
        const { bytes, sha256 } = await contentOf(ctx.db, services.blobs, delivery.messageId);
        reply.type('application/xml').header('accept-ranges', 'bytes').header('etag', `"${sha256}"`);
        const range = rangeOf(headers.range, bytes.length);
        if (range === 'none') return reply.send(Buffer.from(bytes));
        if (range === 'wrong')
          return reply.code(416).header('content-range', `bytes */${bytes.length}`).send('');
        const { from, to } = range;
        reply.code(206).header('content-range', `bytes ${from}-${to}/${bytes.length}`);
        return reply.send(Buffer.from(bytes.subarray(from, to + 1)));
      },
    );

    app.post(
      exchangeApi.acknowledgement(':id'),
      {
        config,
        schema: {
          ...about,
          summary: 'The caller has kept it whole: the hash is of what it has',
          params: ById,
          body: Type.Object({ sha256: Hash }),
          response: { 204: Type.Null() },
        },
      },
      async ({ ctx, params, body }, reply) => {
        requireScope(ctx.actor, 'exchange.receive');
        await confirmDelivery(ctx, { deliveryId: params.id, sha256: body.sha256 });
        return reply.code(204).send(null);
      },
    );

    app.get(
      exchangeApi.agency(':code'),
      {
        config,
        schema: {
          ...about,
          summary: 'Who bears a code today, also one of before',
          params: Type.Object({ code: Type.String({ maxLength: 60 }) }),
          querystring: Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) }),
        },
      },
      async ({ ctx, params, query }) => {
        const on = query.on ? Temporal.PlainDate.from(query.on) : dayOf(ctx.now());
        const found = orNotFound(await resolveAgencyCode(ctx.db, params.code, on));
        return { code: found.code, name: found.name, way: found.way === 'national' ? 'national' : 'axis' };
      },
    );

    app.get(
      exchangeApi.certificate,
      {
        config: { access: 'public' },
        schema: { ...about, summary: 'The certificate by which this axis signs' },
      },
      async (_request, reply) => {
        const [own] = services.signer.certificateChain;
        refuseUnless(own, 'not-found');
        return reply.type('application/x-pem-file').send(pemOf(own));
      },
    );
  };
