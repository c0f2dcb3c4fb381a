import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/index.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
export const isUnsafe = (request: FastifyRequest): boolean => !safeMethods.has(request.method);

/**
 * Refuses a request that another site made the browser send (CSRF), by what browsers say of themselves and pages cannot
 * forge: `Sec-Fetch-Site`, or for those before 2023 `Origin` against `Host`. A caller with neither is no browser,
 * and holds no one else's cookies.
 *
 * @throws Refusal `cross-site`
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (!isUnsafe(request) || request.routeOptions.config.crossSite) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  if (site !== undefined || !isOwnOrigin(request)) throw new Refusal('cross-site');
}

function isOwnOrigin({ headers: { origin }, host }: FastifyRequest): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
