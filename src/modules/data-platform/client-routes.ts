import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { authenticateClient } from './calls/authenticate-client.ts';
import { answerProblems, machineRoute } from './calls/gateway-routes.ts';
import { tokenPurse } from './calls/spend-token.ts';
import { beginSubscription } from './commands/begin-subscription.ts';
import { endSubscription } from './commands/end-subscription.ts';
import { registerExpectation } from './commands/register-expectation.ts';
import { replaySubscription } from './commands/replay-subscription.ts';
import { withdrawExpectation } from './commands/withdraw-expectation.ts';
import { grantedTypes, readStream } from './events/event-stream.ts';
import { listSubscriptions, type Subscription } from './events/subscriptions.ts';
import { webhookSecret } from './events/webhook-signature.ts';
import { listExpectations } from './expectations.ts';
import { type Client, ownEvents, type PlatformServices } from './model.ts';
import { platformApi } from './paths.ts';
import { clientActor } from './policy.ts';
import { callProof } from './proof/call-proof.ts';
import { findServiceByName } from './services.ts';

const Offset = Type.String({ pattern: '^[0-9]{1,18}$' });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Words = Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 1000 }));

/** What a client's system asks about itself: facts, subscriptions, what it relies on, and proof of its calls. */
export const clientRoutes =
  (services: PlatformServices): Routes =>
  (app) => {
    const { rules, secret, trustsProxy } = services;
    const spendToken = tokenPurse();
    const config = machineRoute;
    answerProblems(app);

    async function asClient({
      ctx,
      raw,
    }: FastifyRequest): Promise<{ readonly ctx: Context; readonly client: Client }> {
      const client = await authenticateClient(ctx.db, raw, { now: ctx.now(), trustsProxy });
      const own = await findServiceByName(ctx.db, ownEvents);
      if (own) await spendToken(ctx, client, own);
      return { ctx: ctx.as(clientActor(client)), client };
    }

    const Asked = Type.Object({
      after: Type.Optional(Offset),
      types: Type.Optional(Type.String({ maxLength: 2000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    });
    app.get(platformApi.events, { config, schema: { querystring: Asked } }, async (request) => {
      const { ctx, client } = await asClient(request);
      const purpose = request.headers['lgsp-purpose'];
      refuseUnless(typeof purpose === 'string', 'purpose-missing');
      const granted = await grantedTypes(ctx.db, client, purpose, ctx.now());
      const { after = '0', types, limit = 100 } = request.query;
      const wanted = types
        ? new Map([...granted].filter(([type]) => types.split(',').includes(type)))
        : granted;
      refuseUnless(wanted.size > 0, 'grant-missing');
      return readStream(ctx.db, client, wanted, { after, limit });
    });

    app.get(platformApi.subscriptions, { config }, async (request) => {
      const { ctx, client } = await asClient(request);
      return (await listSubscriptions(ctx.db, client.id)).map(told);
    });
    const NewSubscription = Type.Object({
      types: Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 100 }),
      purpose: Type.String({ maxLength: 100 }),
      endpoint: Type.String({ maxLength: 500 }),
      after: Type.Optional(Offset),
    });
    app.post(
      platformApi.subscriptions,
      { config, schema: { body: NewSubscription } },
      async (request, reply) => {
        const { ctx, client } = await asClient(request);
        const begun = await beginSubscription(ctx, rules, { clientId: client.id, ...request.body });
        return reply.code(201).send({ ...told(begun), secret: webhookSecret(begun.id, secret) });
      },
    );
    app.post(
      platformApi.replay(':id'),
      { config, schema: { params: ById, body: Type.Object({ after: Offset }) } },
      async (request, reply) => {
        const { ctx, client } = await asClient(request);
        await replaySubscription(ctx, {
          clientId: client.id,
          subscriptionId: request.params.id,
          after: request.body.after,
        });
        return reply.code(204).send(null);
      },
    );
    app.delete(
      platformApi.subscription(':id'),
      { config, schema: { params: ById } },
      async (request, reply) => {
        const { ctx, client } = await asClient(request);
        await endSubscription(ctx, { clientId: client.id, subscriptionId: request.params.id });
        return reply.code(204).send(null);
      },
    );

    app.get(platformApi.expectations, { config }, async (request) => {
      const { ctx, client } = await asClient(request);
      const relied = await listExpectations(ctx.db, { clientId: client.id });
      return relied.map(({ id, name, operation, major, runAt, problems }) => ({
        id,
        name,
        operation,
        major,
        runAt: runAt?.toString() ?? null,
        problems,
      }));
    });
    const NewExpectation = Type.Object({
      service: Type.String({ maxLength: 100 }),
      operation: Type.String({ maxLength: 100 }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      request: Type.Object({
        path: Type.Optional(Words),
        query: Type.Optional(Words),
        body: Type.Optional(Type.Any()),
      }),
      response: Type.Object({
        status: Type.Integer({ minimum: 100, maximum: 599 }),
        body: Type.Optional(Type.Any()),
      }),
    });
    app.post(
      platformApi.expectations,
      { config, schema: { body: NewExpectation } },
      async (request, reply) => {
        const { ctx, client } = await asClient(request);
        const { service, ...example } = request.body;
        return reply
          .code(201)
          .send(await registerExpectation(ctx, { clientId: client.id, serviceName: service, ...example }));
      },
    );
    app.delete(
      platformApi.expectation(':id'),
      { config, schema: { params: ById } },
      async (request, reply) => {
        const { ctx, client } = await asClient(request);
        await withdrawExpectation(ctx, { clientId: client.id, id: request.params.id });
        return reply.code(204).send(null);
      },
    );

    app.get(platformApi.proof(':id'), { config, schema: { params: ById } }, async (request) => {
      const { ctx, client } = await asClient(request);
      const own = await ctx.db
        .selectFrom('gatewayCall')
        .select('id')
        .where('id', '=', request.params.id)
        .where('clientId', '=', client.id)
        .executeTakeFirst();
      if (!own) throw new Refusal('not-found');
      return callProof(ctx.db, own.id);
    });
  };

const told = ({
  id,
  types,
  purpose,
  endpoint,
  state,
  position,
  lastError,
  lastDeliveredAt,
}: Subscription) => ({
  id,
  types,
  purpose,
  endpoint,
  state,
  position,
  lastError,
  lastDeliveredAt: lastDeliveredAt?.toString() ?? null,
});
