import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from '#platform/errors/index.ts';
import { maxUploadBytes } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Authorities } from './authorities/authorities.ts';
import { CheckPage } from './pages/check-page.tsx';
import { signingPaths } from './paths.ts';
import { VerdictReport, verdictReport } from './verdict-report.ts';
import { type Verdict, verifyFile } from './verify-file.ts';

const limits = {
  access: 'public',
  limit: { max: 30, windowMs: 60_000 },
  uploads: { maxFiles: 1, maxFileBytes: maxUploadBytes },
};

/** Anyone checks a signed file: as a page, and for programs. Nothing of it is kept. */
export const signingRoutes =
  ({ authorities }: { readonly authorities?: Authorities | undefined }): Routes =>
  (app) => {
    app.get(signingPaths.check(), { config: { access: 'public' } }, (_request, reply) =>
      reply.html(<CheckPage />),
    );

    app.post(signingPaths.check(), { config: limits }, async (request, reply) => {
      const checked = await checkUpload(request, authorities);
      return reply.html(<CheckPage checked={checked} isFileMissing={!checked} />, {
        status: checked ? 200 : 422,
      });
    });

    app.post(
      signingPaths.checkApi(),
      {
        config: limits,
        schema: {
          summary: 'Check the signatures of a PDF',
          description: 'multipart/form-data with one file. The file is not kept.',
          tags: ['signatures'],
          consumes: ['multipart/form-data'],
          response: { 200: VerdictReport },
        },
      },
      async (request) => {
        const checked = await checkUpload(request, authorities);
        if (!checked) throw new InvalidInput([{ field: '/file', code: 'required' }]);
        return verdictReport(checked.verdict, request.locale);
      },
    );
  };

/** The verdict on the posted file, or nothing when none was posted. */
async function checkUpload(
  { ctx, uploads }: FastifyRequest,
  authorities: Authorities | undefined,
): Promise<{ readonly name: string; readonly verdict: Verdict } | undefined> {
  const [upload] = uploads;
  if (!upload) return undefined;
  return {
    name: upload.filename,
    verdict: await verifyFile(ctx.db, await readFile(upload.path), ctx.now(), authorities),
  };
}
