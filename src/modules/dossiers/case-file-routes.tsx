import { Type } from 'typebox';
import { findSigningKey, type SigningServices } from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { refusedStatus } from '#ui/index.ts';
import type { CaseFileServices } from './case-file.ts';
import { exportCaseFile } from './commands/export-case-file.ts';
import { deskPaths } from './desk-paths.ts';
import { CaseFilePage } from './pages/sign/case-file-page.tsx';
import { getDossier } from './queries.ts';
import { signProblem } from './sign-problem.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };

/** A dossier as one signed container, by who keeps the agency's seal. */
export const caseFileRoutes =
  (services: CaseFileServices & SigningServices): Routes =>
  (app) => {
    app.get(deskPaths.caseFile(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
      reply.html(<CaseFilePage view={await viewCaseFile(ctx, params.id)} />),
    );

    app.post(
      deskPaths.caseFile(':id'),
      { config: { ...config, keepForm: false }, schema: { params: ById } },
      async ({ ctx, params, form }, reply) => {
        try {
          const { name, bytes } = await exportCaseFile(ctx, services, {
            dossierId: params.id,
            pin: form.get('pin') ?? '',
            otp: form.get('otp') || undefined,
          });
          return reply
            .type('application/vnd.etsi.asic-e+zip')
            .header('cache-control', 'no-store')
            .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
            .send(Buffer.from(bytes));
        } catch (error) {
          const posted = signProblem(error, form);
          const view = await viewCaseFile(ctx, params.id);
          return reply.html(<CaseFilePage view={view} posted={posted} />, {
            status: refusedStatus(error),
          });
        }
      },
    );
  };

async function viewCaseFile(ctx: Context, dossierId: string) {
  const dossier = await getDossier(ctx.db, ctx.actor, dossierId);
  const unitId = dossier.competentAgencyId;
  return {
    dossier,
    mayExport: ctx.may('signing.keepKey', { unitId }),
    key: await findSigningKey(ctx.db, { unitId }, ctx.now()),
  };
}

export type CaseFileView = Awaited<ReturnType<typeof viewCaseFile>>;
