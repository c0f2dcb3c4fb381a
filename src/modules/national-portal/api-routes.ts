import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { systemActor } from '#platform/access/actor.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { keepArrivals } from './arrivals/keep-arrivals.ts';
import { type PortalServices, portalActorName } from './model.ts';
import { portalApi } from './paths.ts';
import { getMessage } from './queries.ts';

const machineRoute = { access: 'public', crossSite: true, countsCallers: true } as const;
const Keyed = Type.Object({ 'portal-key': Type.Optional(Type.String({ maxLength: 200 })) });
const mostMessages = 200;

/** What the portal calls, showing its key: without one set here, these addresses do not exist. */
export const apiRoutes =
  (services: PortalServices): Routes =>
  (app) => {
    const showsKey = (shown: string | undefined): boolean => {
      const key = Buffer.from(orNotFound(services.key));
      const given = Buffer.from(shown ?? '');
      return given.length === key.length && timingSafeEqual(given, key);
    };

    app.post(
      portalApi.arrivals,
      {
        config: machineRoute,
        schema: {
          summary: 'The national portal pushes messages; the same message again is the one that is here',
          tags: ['Cổng quốc gia'],
          headers: Keyed,
          body: Type.Array(Type.Unknown(), { maxItems: mostMessages }),
          response: { 200: Type.Object({ received: Type.Integer(), added: Type.Integer() }) },
        },
      },
      async ({ ctx, headers, body }) => {
        refuseUnless(showsKey(headers['portal-key']), 'not-allowed');
        const added = await ctx
          .as(systemActor(portalActorName))
          .transaction((tx, ctx) => keepArrivals(tx, ctx, services.map, body));
        return { received: body.length, added };
      },
    );

    app.get(
      portalApi.result(':id', ':index'),
      {
        config: machineRoute,
        schema: {
          summary: 'The file of a result that a status has named',
          tags: ['Cổng quốc gia'],
          headers: Keyed,
          params: Type.Object({
            id: Type.String({ format: 'uuid' }),
            index: Type.Integer({ minimum: 0, maximum: 1_000 }),
          }),
        },
      },
      async ({ ctx, headers, params }, reply) => {
        refuseUnless(showsKey(headers['portal-key']), 'not-allowed');
        const { results } = (await getMessage(ctx.db, params.id)).content;
        const { name, mediaType, sha256 } = orNotFound(results[params.index]);
        return attachment(reply, mediaType, name).send(services.blobs.read(sha256));
      },
    );
  };
