import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/index.ts';
import type { HttpApp, HttpOptions, Limit } from './http-types.ts';
import { isUnsafe } from './same-origin.ts';

type Check = (request: FastifyRequest) => Promise<void>;

/** A whole commune office shares one address; one person is one session. */
const usual = {
  perAddress: { max: 1_200, windowMs: 60_000 },
  perSession: { max: 120, windowMs: 60_000 },
};

/**
 * Limits what one caller may send: by address before anything is looked up, by session after. Each process counts
 * for itself, which bounds the load on it; guessing of passwords is bounded by the account too, in the database.
 *
 * @throws Refusal `too-many-requests`
 */
export async function rateLimits(
  app: HttpApp,
  limits: HttpOptions['limits'],
): Promise<{ readonly byAddress: Check; readonly bySession: Check }> {
  await app.register(rateLimit, { global: false });
  const limiter = ({ max, windowMs }: Limit, keyOf?: (request: FastifyRequest) => string): Check => {
    const count = app.createRateLimit({
      max,
      timeWindow: windowMs,
      ...(keyOf ? { keyGenerator: keyOf } : {}),
    });
    return async (request) => {
      const counted = await count(request);
      if (counted.isAllowed || !counted.isExceeded) return;
      throw new Refusal('too-many-requests', { retryAfterSeconds: counted.ttlInSeconds });
    };
  };
  const perAddress = limiter(limits?.perAddress ?? usual.perAddress);
  const perSession = limiter(limits?.perSession ?? usual.perSession, ({ session }) => session.id ?? '');
  const ofRoutes = new Map<Limit, Check>();
  app.addHook('onRoute', ({ config }) => {
    if (config?.limit) ofRoutes.set(config.limit, limiter(config.limit));
  });
  return {
    async byAddress(request) {
      const { limit, countsCallers } = request.routeOptions.config;
      if (isUnsafe(request) && !countsCallers) await perAddress(request);
      if (limit) await ofRoutes.get(limit)?.(request);
    },
    async bySession(request) {
      if (isUnsafe(request) && request.session.id !== null) await perSession(request);
    },
  };
}
