import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../errors/index.ts';
import { defaultLocale } from '../../i18n/index.ts';
import { SignInNeeded } from '../access.ts';
import type { HttpApp, HttpOptions } from '../http-types.ts';
import { localPath } from '../local-path.ts';
import { ProofNeeded, proofUrl } from '../needed-proof.ts';
import { isUnsafe } from '../same-origin.ts';
import { errorText, issueText } from './error-texts.ts';
import type { ErrorView } from './error-view.ts';
import { type Failure, failureOf } from './failure.ts';
import { PlainErrorPage } from './plain-error-page.tsx';

type Options = Pick<
  HttpOptions,
  'errorPage' | 'errorTexts' | 'proofs' | 'refusalStatuses' | 'searchPath' | 'signInPath'
>;

/** Answers whatever is thrown: `application/problem+json` for programs (RFC 9457), a page for people. */
export function answerFailures(app: HttpApp, options: Options): void {
  app.setNotFoundHandler(() => {
    throw new Refusal('not-found');
  });
  app.setErrorHandler((error, request, reply) => {
    const failure = failureOf(error, options.refusalStatuses);
    if (failure.isOurs) request.log.error({ err: error, incident: request.id }, failure.code);
    if (error instanceof SignInNeeded && !wantsJson(request)) {
      return reply.redirect(signInUrl(request, options.signInPath), 303);
    }
    if (error instanceof ProofNeeded && options.proofs && !wantsJson(request)) {
      return reply.redirect(proofUrl(request, options.proofs.path), 303);
    }
    const view = viewOf(failure, request, options);
    reply.code(failure.status).header('cache-control', 'no-store');
    if (failure.retryAfterSeconds) reply.header('retry-after', failure.retryAfterSeconds);
    if (failure.status === 401) reply.header('www-authenticate', 'Bearer');
    return wantsJson(request) ? sendProblem(reply, view, failure) : sendPage(reply, view, request, options);
  });
}

/** A program asks: any path of the API, or one that takes JSON and not HTML. */
export function wantsJson({ url, headers: { accept = '' } }: FastifyRequest): boolean {
  if (url.startsWith('/api/')) return true;
  return /\bapplication\/(problem\+)?json\b/.test(accept) && !accept.includes('text/html');
}

/** After the sign-in the person comes back to the page asked for; what was posted cannot be returned to. */
export function signInUrl(request: FastifyRequest, signInPath = '/sign-in'): string {
  if (isUnsafe(request)) return signInPath;
  return `${signInPath}?returnTo=${encodeURIComponent(localPath(request.url))}`;
}

function viewOf(failure: Failure, request: FastifyRequest, { errorTexts, searchPath }: Options): ErrorView {
  const locale = request.locale ?? defaultLocale;
  const { status, code, params } = failure;
  return {
    status,
    code,
    ...errorText(errorTexts, code, status, locale, params),
    issues: failure.issues.map((issue) => ({ ...issue, text: issueText(errorTexts, issue, locale) })),
    incident: failure.isOurs ? request.id : undefined,
    locale,
    searchPath: status === 404 ? searchPath : undefined,
  };
}

function sendProblem(reply: FastifyReply, view: ErrorView, { params }: Failure): FastifyReply {
  const { status, code, text, issues, incident } = view;
  return reply.type('application/problem+json; charset=utf-8').send(
    JSON.stringify({
      type: 'about:blank',
      title: STATUS_CODES[status],
      status,
      detail: text,
      code,
      ...(Object.keys(params).length > 0 ? { params } : {}),
      ...(issues.length > 0
        ? { issues: issues.map(({ text, ...issue }) => ({ ...issue, detail: text })) }
        : {}),
      ...(incident ? { incident } : {}),
    }),
  );
}

/** The house's own page may be what failed: then a plain one stands in. */
function sendPage(reply: FastifyReply, view: ErrorView, request: FastifyRequest, { errorPage }: Options) {
  try {
    if (errorPage && request.ctx) return reply.html(errorPage(view, request), { status: view.status });
  } catch (error) {
    request.log.error({ err: error, incident: request.id }, 'error-page-failed');
  }
  return reply.html(PlainErrorPage(view), { status: view.status });
}
