import type { HttpApp, HttpOptions } from './http-types.ts';
import { isTokenOf, newToken } from './sessions/token.ts';

const keptSeconds = 30 * 24 * 60 * 60;

/**
 * Some pages may be kept by the browser for when the line is down (`config: { keptOffline: true }`). With them goes a
 * mark that tells whose they are and nothing else. When that person leaves, or someone else enters, the browser is told to
 * forget everything it keeps of this site, before the next page is shown (Clear-Site-Data, W3C). A session that has only run out
 * forgets nothing: what waits to be sent is its owner's still.
 */
export function forgetKeptPages(app: HttpApp, { secureCookies }: Pick<HttpOptions, 'secureCookies'>): void {
  const name = secureCookies ? '__Host-keeps' : 'keeps';
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  app.addHook('onSend', async (request, reply) => {
    if (!request.session) return;
    const { actor, isEnded } = request.session;
    const mark = request.cookies[name];
    if (mark && (isEnded || (actor && !isTokenOf(mark, actor)))) {
      reply.header('clear-site-data', '"storage"').clearCookie(name, cookie);
    } else if (request.routeOptions.config.keptOffline && actor && reply.statusCode === 200) {
      reply.setCookie(name, mark ?? newToken(actor), { ...cookie, maxAge: keptSeconds });
    }
  });
}
