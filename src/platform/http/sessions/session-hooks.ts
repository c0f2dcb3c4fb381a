import type { FastifyRequest } from 'fastify';
import type { HttpApp, HttpOptions } from '../http-types.ts';
import { Session, usualLife } from './session.ts';

type SessionOptions = Pick<HttpOptions, 'sessionsFor' | 'secureCookies' | 'sessionLife' | 'now'>;

/** `__Host-` binds the cookie to this very host over https (RFC 6265bis, 4.1.3.2). */
export const sessionCookie = (secure: boolean) => (secure ? '__Host-session' : 'session');

/** Reads the session of a request; a route that answers other sites does not see the browser's. */
export function openSession(request: FastifyRequest, options: SessionOptions): Promise<Session> {
  const { crossSite } = request.routeOptions.config;
  const token = crossSite ? undefined : request.cookies[sessionCookie(options.secureCookies)];
  return Session.open(options.sessionsFor(request), token, now(options));
}

/** Writes changed sessions before the answer leaves: what the next request needs is there when it comes. */
export function commitSessions(app: HttpApp, options: SessionOptions): void {
  const life = options.sessionLife ?? usualLife;
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secureCookies } as const;
  app.addHook('onSend', async (request, reply) => {
    if (!request.session) return;
    const token = await request.session.commit(options.sessionsFor(request), life, now(options));
    // Without a lifetime: the browser keeps it until it is closed, and the table says when it is over.
    if (token) reply.setCookie(sessionCookie(options.secureCookies), token, cookie);
    if (token === null) reply.clearCookie(sessionCookie(options.secureCookies), cookie);
  });
}

const now = ({ now }: SessionOptions) => (now ?? Temporal.Now.instant)();
