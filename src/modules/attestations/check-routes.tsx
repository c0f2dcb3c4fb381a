import { readFile } from 'node:fs/promises';
import type { Routes } from '#platform/http/index.ts';
import { judgePresentation } from './judge-presentation.ts';
import { CheckPage } from './pages/check-page.tsx';
import { attestationPaths } from './paths.ts';
import type { AttestationServices } from './protocol-routes.ts';

const config = {
  access: 'public',
  limit: { max: 30, windowMs: 60_000 },
  uploads: { maxFiles: 1, maxFileBytes: 256 * 1024 },
};

/** Anyone brings what a wallet shows. Nothing of it is kept. */
export const checkRoutes =
  ({ issuer: { baseUrl }, source, nonces }: AttestationServices): Routes =>
  (app) => {
    app.get(attestationPaths.check, { config: { access: 'public' } }, async ({ ctx }, reply) =>
      reply.html(<CheckPage baseUrl={baseUrl} nonce={nonces.issue(ctx.now())} />),
    );

    app.post(attestationPaths.check, { config }, async ({ ctx, form, uploads }, reply) => {
      const [upload] = uploads;
      const presented = upload ? await readFile(upload.path, 'utf8') : (form.get('presented') ?? '').trim();
      const verdict = presented
        ? await judgePresentation(ctx, { source, nonces, baseUrl }, presented)
        : undefined;
      const page = { baseUrl, nonce: nonces.issue(ctx.now()), presented: upload ? '' : presented };
      return reply.html(<CheckPage {...page} verdict={verdict} isMissing={!verdict} />, {
        status: verdict ? 200 : 422,
      });
    });
  };
