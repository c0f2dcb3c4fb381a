import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { errorTexts } from '../error-texts.ts';
import type { PlatformServices } from '../model.ts';
import { platformApi } from '../paths.ts';
import { callStatuses } from './call-refusals.ts';
import { gatewayParts } from './gateway-parts.ts';
import { takeCall } from './take-call.ts';

/** Callers are machines that show their key at each call: no session, no browser’s manners, and their own limits. */
export const machineRoute = { access: 'public', crossSite: true, countsCallers: true } as const;

/** The gateway: every method below every service. */
export const gatewayRoutes =
  (services: PlatformServices): Routes =>
  (app) => {
    const parts = gatewayParts(services);
    answerProblems(app);
    // Bodies are read by the contract, not by the type that the caller says they have.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      (_request: unknown, stream: Readable, done: (error: null, body: Readable) => void) =>
        done(null, stream),
    );
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: platformApi.service(':service', '/*'),
      config: machineRoute,
      async handler(request, reply) {
        const { path, query } = belowService(request.raw.url ?? '');
        const { service } = request.params as { readonly service: string };
        const body =
          request.body instanceof Object && 'pipe' in request.body ? (request.body as Readable) : undefined;
        const answer = await takeCall(request.ctx, parts, {
          raw: request.raw,
          method: request.method,
          serviceName: service,
          path,
          query,
          body,
        });
        reply.code(answer.status).headers({ ...answer.headers, 'lgsp-call': answer.callId });
        return answer.body ? reply.send(answer.body) : reply.send();
      },
    });
  };

/** What follows the service's name, to the letter as it came. */
function belowService(url: string): { readonly path: string; readonly query: string } {
  const [, path = '', query = ''] = /^\/lgsp\/[^/?]+([^?]*)(\?.*)?$/s.exec(url) ?? [];
  return { path, query };
}

/** Refusals as `application/problem+json` (RFC 9457), whatever the caller says that it takes. */
export function answerProblems(app: HttpApp): void {
  app.setErrorHandler((error, request: FastifyRequest, reply: FastifyReply) => {
    if (!(error instanceof Refusal)) throw error;
    const { code, params } = error;
    const status = callStatuses[code] ?? (code === 'not-found' ? 404 : code === 'not-allowed' ? 403 : 409);
    const { retryAfterSeconds, call, ...more } = params;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (call !== undefined) reply.header('lgsp-call', String(call));
    if (status === 401) reply.header('www-authenticate', 'Bearer realm="lgsp"');
    // What was sent in vain need not be read to its end.
    if (request.raw.readableEnded === false) reply.header('connection', 'close');
    const problem = {
      type: 'about:blank',
      title: STATUS_CODES[status],
      status,
      code,
      detail: errorTexts(code, 'vi', params)?.text,
      ...more,
    };
    return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
}
