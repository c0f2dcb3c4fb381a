import { randomInt } from 'node:crypto';
import { type FastifyServerOptions, LogController } from 'fastify';
import type { HttpApp, HttpOptions } from './http-types.ts';

// Crockford's alphabet: nothing in it is mistaken for something else when read out on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = (count: number) => Array.from({ length: count }, () => alphabet[randomInt(32)]).join('');

/** "K7F3-9Q2M-04XB": names a request in the log, in `x-request-id` and, when it fails, on the page. */
export const newRequestId = (): string => [letters(4), letters(4), letters(4)].join('-');

/** Settings of the log: which route, how long, what status; no address, no query, no body, no person. */
export function logSettings(log: HttpOptions['log']): FastifyServerOptions {
  return {
    genReqId: newRequestId,
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    logger: log ? { level: log.level, ...(log.stream ? { stream: log.stream } : {}) } : false,
  };
}

/** One line for each request, when it is over. */
export function logRequests(app: HttpApp): void {
  app.addHook('onResponse', async ({ log, method, routeOptions, ctx }, reply) => {
    const { statusCode: status, elapsedTime } = reply;
    log.info(
      { method, route: routeOptions.url ?? null, status, ms: Math.round(elapsedTime), tenant: ctx?.tenant },
      'request',
    );
  });
}
