import { Type } from 'typebox';
import { type CopyForm, PdfError } from '#engines/pdf-signature/index.ts';
import {
  certifyCopy,
  findSigningKey,
  getKeptForm,
  listCopies,
  openSigningKey,
} from '#modules/signing/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, orNotFound, Refusal, refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import type { DocumentServices } from './document-services.ts';
import { type Document, documentCan } from './model.ts';
import { numberCopy } from './number-copy.ts';
import { CopiesPage } from './pages/copies-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { getDocument } from './queries.ts';
import { listFiles } from './revisions.ts';
import { ById, config } from './route-help.tsx';

const id = Type.String({ format: 'uuid' });
const forms: readonly CopyForm[] = ['trueCopy', 'copyOfCopy', 'extract'];

/** Certified copies and extracts of signed documents, issued or received: who keeps the agency's seal makes them (NĐ 30/2020/NĐ-CP Điều 25–27). */
export const copyRoutes =
  (services: DocumentServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    app.get(documentPaths.copies(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      reply.html(<CopiesPage view={await viewCopies(ctx, params.id)} posted={nothingPosted} />),
    );

    app.post(
      documentPaths.copies(':id'),
      { config: { ...config, keepForm: false }, schema: ById },
      async ({ ctx, form, params, session }, reply) => {
        try {
          await copyDocument(ctx, services, params.id, form);
        } catch (error) {
          // What is wrong with the file is said like any refusal.
          const told = error instanceof PdfError ? new Refusal(error.code) : error;
          const posted = postedAgain(told, form, 'copy');
          const view = await viewCopies(ctx, params.id);
          return reply.html(<CopiesPage view={view} posted={posted} />, { status: refusedStatus(told) });
        }
        session.flash('success', 'Đã sao và ký số. Bản sao ở đầu danh sách.');
        return reply.redirect(documentPaths.copies(params.id), 303);
      },
    );

    app.get(
      documentPaths.copy(':id', ':copyId'),
      { config, schema: { params: Type.Object({ id, copyId: id }) } },
      async ({ ctx, params }, reply) => {
        const document = await getDocument(ctx.db, ctx.actor, params.id);
        const copies = await listCopies(ctx.db, 'document', document.id);
        const { fileId } = orNotFound(copies.find((copy) => copy.id === params.copyId));
        const { newest } = await getKeptForm(ctx.db, fileId);
        return reply
          .type('application/pdf')
          .header('content-length', newest.sizeBytes)
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(newest.name)}`)
          .send(services.blobs.read(newest.sha256));
      },
    );
  };

/** A document with its copies, and whether the actor may make one. */
async function viewCopies(ctx: Context, documentId: string) {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  const [main] = await listFiles(ctx.db, document);
  return {
    document,
    copies: await listCopies(ctx.db, 'document', document.id),
    mayCopy:
      mayBeCopied(document) && main?.mediaType === 'application/pdf' && ctx.may('documents.issue', document),
    key: await findSigningKey(ctx.db, { unitId: document.agencyId }, ctx.now()),
  };
}

const mayBeCopied = (document: Document) => documentCan.copy(document) && !document.isLimited;

export type CopiesView = Awaited<ReturnType<typeof viewCopies>>;

async function copyDocument(
  ctx: Context,
  services: DocumentServices,
  documentId: string,
  form: URLSearchParams,
) {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize('documents.issue', document);
  refuseUnless(mayBeCopied(document), 'document-not-copied');
  const asked = forms.find((each) => each === form.get('form'));
  if (!asked) throw new InvalidInput([{ field: '/form', code: 'form-required' }]);
  const { agencyId } = document;
  const fileId = await copiedFile(ctx, documentId, document, asked);
  const secret = { pin: form.get('pin') ?? '', otp: form.get('otp') || undefined };
  const key = await openSigningKey(ctx, { holder: { unitId: agencyId }, secret, keyRing: services.keyRing });
  await certifyCopy(ctx, services, {
    fileId,
    form: asked,
    key,
    agencyId,
    passages: passagesIn(form.get('passages') ?? ''),
    subject: { type: 'document', id: documentId },
    takeNumber: (tx) => numberCopy(tx, ctx, { form: asked, agencyId }),
  });
}

/** The document as it was signed; for a copy of a copy (sao lục) the last true copy made here, else what came. */
async function copiedFile(
  ctx: Context,
  documentId: string,
  document: Parameters<typeof listFiles>[1],
  form: CopyForm,
) {
  const [main] = await listFiles(ctx.db, document);
  const copies = form === 'copyOfCopy' ? await listCopies(ctx.db, 'document', documentId) : [];
  return copies.find((copy) => copy.form === 'trueCopy')?.fileId ?? orNotFound(main).fileId;
}

/** An empty line stands between two passages. */
const passagesIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((passage) => passage.trim())
    .filter((passage) => passage !== '');
