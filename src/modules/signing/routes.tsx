import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import { maxUploadBytes } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { type CheckedFile, type CheckServices, checkFile } from './check-file.ts';
import { CheckPage } from './pages/check-page.tsx';
import { signingPaths } from './paths.ts';
import { CheckReport, checkReport } from './verdict-report.ts';

const limits = {
  access: 'public',
  limit: { max: 30, windowMs: 60_000 },
  uploads: { maxFiles: 1, maxFileBytes: maxUploadBytes },
};

/** Anyone checks a signed file: as a page, and for programs. Nothing of it is kept. */
export const signingRoutes =
  (services: CheckServices): Routes =>
  (app) => {
    app.get(signingPaths.check(), { config: { access: 'public' } }, (_request, reply) =>
      reply.html(<CheckPage />),
    );

    app.post(signingPaths.check(), { config: limits }, async (request, reply) => {
      const found = await checkUpload(request, services);
      return reply.html(<CheckPage found={found} isFileMissing={!found} />, {
        status: found ? 200 : 422,
      });
    });

    app.post(signingPaths.newestForm(), { config: limits }, async (request, reply) => {
      const found = await checkUpload(request, services);
      const { newest } = orNotFound(found?.checked.kept);
      return reply
        .type('application/pdf')
        .header('content-length', newest.sizeBytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(newest.name)}`)
        .send(services.blobs!.read(newest.sha256));
    });

    app.post(
      signingPaths.checkApi(),
      {
        config: limits,
        schema: {
          summary: 'Check the signatures of a PDF or a container',
          description: 'multipart/form-data with one file. The file is not kept.',
          tags: ['signatures'],
          consumes: ['multipart/form-data'],
          response: { 200: CheckReport },
        },
      },
      async (request) => {
        const found = await checkUpload(request, services);
        if (!found) throw new InvalidInput([{ field: '/file', code: 'required' }]);
        return checkReport(found.checked, request.locale);
      },
    );
  };

/** The verdict on the posted file, or nothing when none was posted. */
async function checkUpload(
  { ctx, uploads }: FastifyRequest,
  services: CheckServices,
): Promise<{ readonly name: string; readonly checked: CheckedFile } | undefined> {
  const [upload] = uploads;
  if (!upload) return undefined;
  const pdf = await readFile(upload.path);
  return { name: upload.filename, checked: await checkFile(ctx.db, services, pdf, ctx.now()) };
}
