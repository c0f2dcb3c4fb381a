import type { Routes } from '#platform/http/index.ts';
import { citizenPaths } from '../paths.ts';

interface ManifestParts {
  /** Whose site it is, in both languages. */
  readonly names: { readonly vi: string; readonly en: string };
  assetUrl(name: string): string;
}

/** Lets a phone put the site among its apps (W3C Web Application Manifest): it opens with the person's own applications. */
export const manifestRoutes =
  ({ names, assetUrl }: ManifestParts): Routes =>
  (app) => {
    app.get(citizenPaths.manifest, { config: { access: 'public' } }, async ({ locale }, reply) => {
      reply.type('application/manifest+json; charset=utf-8').header('cache-control', 'private, max-age=3600');
      return JSON.stringify({
        id: '/',
        name: names[locale],
        lang: locale,
        start_url: citizenPaths.own,
        scope: '/',
        display: 'minimal-ui',
        theme_color: '#9e1b1e',
        background_color: '#ffffff',
        icons: [
          { src: assetUrl('icon.svg'), sizes: 'any', type: 'image/svg+xml' },
          { src: assetUrl('icon-192.png'), sizes: '192x192', type: 'image/png' },
          { src: assetUrl('icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      });
    });
  };
