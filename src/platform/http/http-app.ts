import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { serveAssets } from '../assets/index.ts';
import { checkAccess, requireStatedAccess } from './access.ts';
import { compressAnswers } from './compression.ts';
import { answerFailures } from './errors/answer-failure.ts';
import { readForms } from './form-bodies.ts';
import { answerHealth } from './health.ts';
import { answerInHtml } from './html-reply.ts';
import type { HttpApp, HttpOptions } from './http-types.ts';
import { answerOnce } from './idempotency.ts';
import { isFormToKeep, keepForms, offerKeptForms } from './kept-form.ts';
import { forgetKeptPages } from './kept-pages.ts';
import { checkProof, requireKnownProofs } from './needed-proof.ts';
import { describeApi } from './openapi.ts';
import { rateLimits } from './rate-limits.ts';
import { rememberLocale, requestLocale } from './request-locale.ts';
import { logRequests, logSettings } from './request-log.ts';
import { refuseCrossSite } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { commitSessions, openSession } from './sessions/session-hooks.ts';
import { acceptUploads, readUploads, usualUploads } from './uploads.ts';
import { schemaValidator } from './validator.ts';

/** Posted text, JSON or form; files have limits of their own. */
const maxBodyBytes = 2 ** 20;

/**
 * Builds the web application: the life of a request stands in README.md, and below from top to bottom.
 *
 * @throws Error from here or from `app.ready()` when a route states no access
 */
export async function createHttpApp(options: HttpOptions): Promise<HttpApp> {
  const app: HttpApp = Fastify({
    ...logSettings(options.log),
    // Only the nearest proxy is believed: what stands before it in X-Forwarded-For the caller wrote.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: maxBodyBytes,
    // A gigabyte of scans from a commune on a thin line; headers alone must come within Node's minute.
    requestTimeout: 30 * 60_000,
    forceCloseConnections: 'idle',
    // An address that no router can read is a missing page, with all that belongs to a page.
    rewriteUrl: ({ url = '/' }) => (isDecodable(url) ? url : '/not-an-address'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(schemaValidator());
  answerInHtml(app, options);
  answerFailures(app, options);
  requireStatedAccess(app, options.accessRules);
  requireKnownProofs(app, options);
  answerOnce(app);
  readForms(app);
  await app.register(cookie);
  await acceptUploads(app);
  const limits = await rateLimits(app, options.limits);
  const headers = securityHeaders(options.secureCookies, options.csp);

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'cache-control': 'no-store', 'x-request-id': request.id });
    request.form = new URLSearchParams();
    request.uploads = [];
    request.locale = requestLocale(request);
    rememberLocale(request, reply, options.secureCookies);
    refuseCrossSite(request);
    await limits.byAddress(request);
    if (request.routeOptions.config.sessionless) return;
    request.session = await openSession(request, options);
    await limits.bySession(request);
    request.ctx = await options.contextFor(request);
    if (isFormToKeep(request, options)) return;
    checkAccess(request, options.accessRules);
    checkProof(request, options);
  });
  keepForms(app, options);
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    const { uploads } = request.routeOptions.config;
    await readUploads(request, uploads ? { ...usualUploads, ...options.uploads, ...uploads } : null);
  });
  forgetKeptPages(app, options);
  commitSessions(app, options);
  compressAnswers(app);
  logRequests(app);

  await describeApi(app, options);
  answerHealth(app, options.isReady);
  serveAssets(app, options.assets);
  offerKeptForms(app, options);
  for (const routes of options.routes) app.register(async (scope) => routes(scope as HttpApp));
  return app;
}

function isDecodable(url: string): boolean {
  try {
    decodeURI(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}
