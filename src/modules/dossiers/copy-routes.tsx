import { Type } from 'typebox';
import type { CopyForm } from '#engines/pdf-signature/index.ts';
import { numberCopy } from '#modules/documents/index.ts';
import {
  certifyCopy,
  findSigningKey,
  getKeptForm,
  listCopies,
  openSigningKey,
  type SigningServices,
} from '#modules/signing/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { refusedStatus } from '#ui/index.ts';
import { deskPaths } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { viewDossier } from './desk-view.ts';
import { CopiesPage } from './pages/sign/copies-page.tsx';
import { getDossier, listFiles } from './queries.ts';
import { sendFile } from './send-file.ts';
import { signProblem } from './sign-problem.ts';

const id = Type.String({ format: 'uuid' });
const ById = Type.Object({ id });
const forms: readonly CopyForm[] = ['trueCopy', 'extract'];

type CopyServices = SigningServices &
  Required<Pick<SigningServices, 'letters'>> &
  Pick<DeskServices, 'originals'>;

/** Certified copies of a result: the clerk who keeps the agency's seal makes them (NĐ 30/2020 Điều 25–27). */
export const copyRoutes =
  (services: CopyServices): Routes =>
  (app) => {
    const config = { access: 'officer' };

    app.get(deskPaths.copies(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) =>
      reply.html(<CopiesPage view={await viewCopies(ctx, params.id)} />),
    );

    app.post(
      deskPaths.copies(':id'),
      { config: { ...config, keepForm: false }, schema: { params: ById } },
      async ({ ctx, form, params, session }, reply) => {
        try {
          await copyResult(ctx, services, params.id, form);
          session.flash('success', 'Đã sao và ký số. Bản sao ở đầu danh sách.');
          return reply.redirect(deskPaths.copies(params.id), 303);
        } catch (error) {
          const posted = signProblem(error, form);
          const view = await viewCopies(ctx, params.id);
          return reply.html(<CopiesPage view={view} posted={posted} />, {
            status: refusedStatus(error),
          });
        }
      },
    );

    const OneCopy = Type.Object({ id, copyId: id });
    app.get(
      deskPaths.copy(':id', ':copyId'),
      { config, schema: { params: OneCopy } },
      async ({ ctx, params }, reply) => {
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        const copies = await listCopies(ctx.db, 'dossier', dossier.id);
        const { fileId } = orNotFound(copies.find((copy) => copy.id === params.copyId));
        return sendFile(reply, services.blobs, (await getKeptForm(ctx.db, fileId)).newest);
      },
    );
  };

/** The result, its copies, and whether the actor may make one: who keeps the agency's seal, of what was issued. */
async function viewCopies(ctx: Context, dossierId: string) {
  const desk = await viewDossier(ctx, dossierId);
  const { competentAgencyId, documentNumber } = desk.dossier;
  const file = desk.files.find(({ purpose }) => purpose === 'result');
  const keepsSeal = ctx.actor.positions.some(
    (held) =>
      held.agencyId === competentAgencyId && held.roles.includes('sealKeeper') && held.onBehalfOf === null,
  );
  return {
    desk,
    file,
    copies: await listCopies(ctx.db, 'dossier', dossierId),
    mayCopy: keepsSeal && file !== undefined && documentNumber !== null,
    key: await findSigningKey(ctx.db, { unitId: competentAgencyId }, ctx.now()),
  };
}

export type CopiesView = Awaited<ReturnType<typeof viewCopies>>;

async function copyResult(ctx: Context, services: CopyServices, dossierId: string, form: URLSearchParams) {
  const dossier = await getDossier(ctx.db, ctx.actor, dossierId);
  const agencyId = dossier.competentAgencyId;
  ctx.authorize('signing.keepKey', { unitId: agencyId });
  const [result] = await listFiles(ctx.db, dossier.id, 'result');
  if (!result || dossier.documentNumber === null) throw new Refusal('original-unsigned');
  const asked = forms.find((each) => each === form.get('form'));
  if (!asked) throw new InvalidInput([{ field: '/form', code: 'form-required' }]);
  const secret = { pin: form.get('pin') ?? '', otp: form.get('otp') || undefined };
  const key = await openSigningKey(ctx, { holder: { unitId: agencyId }, secret, keyRing: services.keyRing });
  await certifyCopy(ctx, services, {
    fileId: result.fileId,
    form: asked,
    key,
    agencyId,
    passages: passagesIn(form.get('passages') ?? ''),
    code: await services.originals?.codeOf(ctx.db, {
      subjectType: 'dossier',
      subjectId: dossier.id,
      agencyId,
      documentNumber: dossier.documentNumber,
    }),
    subject: { type: 'dossier', id: dossier.id },
    takeNumber: (tx) => numberCopy(tx, ctx, { form: asked, agencyId }),
  });
}

/** An empty line stands between two passages. */
const passagesIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((passage) => passage.trim())
    .filter((passage) => passage !== '');
