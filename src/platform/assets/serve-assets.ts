import { Refusal } from '../errors/index.ts';
import { acceptedEncoding } from '../http/compression.ts';
import type { HttpApp } from '../http/http-types.ts';
import type { Assets } from './assets.ts';

/** Serves built files for a year: a changed file has another name. */
export function serveAssets(app: HttpApp, assets: Assets): void {
  const config = { access: 'public', sessionless: true };
  app.get<{ Params: { file: string } }>('/assets/:file', { config }, async (request, reply) => {
    const asset = assets.find(request.params.file);
    if (!asset) throw new Refusal('not-found');
    const encoding = acceptedEncoding(request);
    const squeezed =
      encoding === 'br' ? await asset.brotli() : encoding === 'gzip' ? await asset.gzip() : null;
    reply.headers({
      'content-type': asset.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(squeezed ? { 'content-encoding': encoding } : {}),
    });
    return reply.send(squeezed ?? asset.bytes);
  });
  // A service worker is known by its address, which stays; a browser asks for it anew and compares.
  app.get<{ Params: { name: string } }>('/workers/:name.js', { config }, async (request, reply) => {
    const asset = assets.worker(request.params.name);
    if (!asset) throw new Refusal('not-found');
    reply.headers({
      'content-type': asset.mediaType,
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
    });
    return reply.send(asset.bytes);
  });
}
