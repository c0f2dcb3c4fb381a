import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { drawPages } from '#engines/page-pictures/index.ts';
import { dayOf, listUnits } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { askReview } from './commands/ask-review.ts';
import { cancelDraft } from './commands/cancel-draft.ts';
import { commentOnDraft } from './commands/comment-on-draft.ts';
import { draftDocument } from './commands/draft-document.ts';
import { issueDocument } from './commands/issue-document.ts';
import { keepHandSigned } from './commands/keep-hand-signed.ts';
import { recallDocument } from './commands/recall-document.ts';
import { returnUnsigned } from './commands/return-unsigned.ts';
import { reviewDraft } from './commands/review-draft.ts';
import { reviseDraft } from './commands/revise-draft.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import { bodyOf } from './draft-body.ts';
import { layForSigning } from './lay-for-signing.ts';
import { listDocuments } from './list-documents.ts';
import { nameReceivers } from './name-receivers.ts';
import { DraftPage } from './pages/draft-page.tsx';
import { NextStepPage, type NextStepPageProps } from './pages/next-step-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { findDocument, getDocument } from './queries.ts';
import { readDraftForm, readSigningForm, receiverLines } from './read-forms.ts';
import { acting, ById, config, keepUploads, ownPosition, uploading } from './route-help.tsx';
import { findPaper } from './signable-paper.ts';
import { listPossibleSigners } from './signing-position.ts';
import { draftFrom, getTemplate } from './templates/templates.ts';
import { listAssignable } from './view-document.ts';

/** From a draft to a document that is issued, and recalled. */
export const draftRoutes =
  (services: DocumentServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    async function showDraft(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      shown: {
        readonly draftId?: string;
        readonly answersId?: string | null;
        readonly posted: Posted;
        readonly status: number;
      },
    ) {
      const { draftId, answersId, posted, status } = shown;
      const document = draftId ? await getDocument(ctx.db, ctx.actor, draftId) : undefined;
      const answers = answersId ? await findDocument(ctx.db, ctx.actor, answersId) : undefined;
      const agencyId = document?.agencyId ?? answers?.agencyId ?? ownPosition(ctx).agencyId;
      return reply.html(
        <DraftPage
          {...(document && { draft: { document, body: await bodyOf(ctx, document) } })}
          answers={answers}
          {...(await choices(ctx, services, agencyId))}
          posted={posted}
        />,
        { status },
      );
    }

    const anId = Type.Optional(Type.String({ format: 'uuid' }));
    const Answering = Type.Object({ 'tra-loi': anId, mau: anId });
    app.get(
      documentPaths.newDraft(),
      { config, schema: { querystring: Answering } },
      async (request, reply) => {
        const { ctx, query } = request;
        const template = query.mau ? await getTemplate(ctx.db, ctx.actor, query.mau) : null;
        return showDraft(request, reply, {
          answersId: query['tra-loi'] ?? null,
          posted: template ? { ...nothingPosted, form: 'draft', values: draftFrom(template) } : nothingPosted,
          status: 200,
        });
      },
    );
    app.post(documentPaths.newDraft(), { config: uploading }, async (request, reply) => {
      const { ctx, form, session } = request;
      const answersId = form.get('answers');
      try {
        const receivers = await nameReceivers(ctx, receiverLines(form), form.getAll('units'));
        const words = readDraftForm(form, receivers);
        const { agencyId, unitId } = ownPosition(ctx);
        const fileIds = await keepUploads(request, services.blobs);
        const draft = await draftDocument(ctx, services, { ...words, agencyId, unitId, fileIds });
        session.flash('success', 'Đã lưu dự thảo.');
        return reply.redirect(documentPaths.document(draft.id), 303);
      } catch (error) {
        const posted = postedAgain(error, form, 'draft');
        return showDraft(request, reply, { answersId, posted, status: refusedStatus(error) });
      }
    });

    app.get(documentPaths.revision(':id'), { config, schema: ById }, (request, reply) =>
      showDraft(request, reply, { draftId: request.params.id, posted: nothingPosted, status: 200 }),
    );
    app.post(documentPaths.revision(':id'), { config: uploading, schema: ById }, async (request, reply) => {
      const { ctx, form, session, params } = request;
      try {
        const receivers = await nameReceivers(ctx, receiverLines(form), form.getAll('units'));
        const { answersId: _, isLimited: __, ...words } = readDraftForm(form, receivers);
        await reviseDraft(ctx, services, {
          ...words,
          documentId: params.id,
          seenRevision: Number(form.get('seen')),
          fileIds: await keepUploads(request, services.blobs),
          note: form.get('note') ?? '',
        });
        session.flash('success', 'Đã lưu thành bản mới.');
        return reply.redirect(documentPaths.document(params.id), 303);
      } catch (error) {
        const posted = postedAgain(error, form, 'draft');
        return showDraft(request, reply, { draftId: params.id, posted, status: refusedStatus(error) });
      }
    });

    const reasonIn = (form: URLSearchParams) => form.get('reason') ?? '';
    for (const kind of ['review', 'signing'] as const) {
      const path = kind === 'review' ? documentPaths.review(':id') : documentPaths.signing(':id');
      app.get(path, { config, schema: ById }, async ({ ctx, params }, reply) =>
        reply.html(<NextStepPage {...(await nextStep(ctx, params.id, kind))} posted={nothingPosted} />),
      );
      app.post(path, { config, schema: ById }, async (request, reply) => {
        const { ctx, form, session, params } = request;
        const chosen = form.getAll('reviewers');
        try {
          if (kind === 'review') await askReview(ctx, { documentId: params.id, reviewerIds: chosen });
          else
            await layForSigning(ctx, services, {
              documentId: params.id,
              initialIds: chosen,
              ...readSigningForm(form),
            });
        } catch (error) {
          const posted = postedAgain(error, form, kind);
          const page = <NextStepPage {...(await nextStep(ctx, params.id, kind))} posted={posted} />;
          return reply.html(page, { status: refusedStatus(error) });
        }
        session.flash(
          'success',
          kind === 'review'
            ? 'Đã trình duyệt.'
            : form.has('hand')
              ? 'Đã lấy số. Văn thư nhận việc lấy chữ ký trên giấy.'
              : 'Đã lấy số và trình ký.',
        );
        return reply.redirect(documentPaths.document(params.id), 303);
      });
    }

    app.get(documentPaths.firstPage(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      const { paper } = await findPaper(ctx.db, document);
      const pdf = await buffer(services.blobs.read(orNotFound(paper).sha256));
      const [picture] = await drawPages(pdf, { resolution: 72, mostPages: 1 });
      return reply.type('image/png').send(Buffer.from(picture!));
    });

    app.post(documentPaths.handSigned(':id'), { config: uploading, schema: ById }, async (request, reply) => {
      const { ctx, form, params } = request;
      const isReturned = form.get('outcome') === 'return';
      const done = isReturned ? 'Đã trả lại người soạn.' : 'Đã nhập bản ký tay. Văn bản chờ phát hành.';
      return acting(request, reply, { documentId: params.id, form: 'scanSigned', done }, async () =>
        isReturned
          ? returnUnsigned(ctx, { documentId: params.id, reason: reasonIn(form) })
          : keepHandSigned(ctx, {
              documentId: params.id,
              fileIds: await keepUploads(request, services.blobs),
            }),
      );
    });

    const approving = { ...config, proof: 'approval' };
    app.post(documentPaths.reviewAct(':id'), { config: approving, schema: ById }, async (request, reply) => {
      const { ctx, form, params } = request;
      const found = await ctx.db
        .selectFrom('documentReview')
        .select('documentId')
        .where('id', '=', params.id)
        .executeTakeFirst();
      const { id: documentId } = await getDocument(ctx.db, ctx.actor, orNotFound(found).documentId);
      const outcome = form.get('outcome') === 'return' ? 'return' : 'approve';
      const done = outcome === 'return' ? 'Đã trả lại người soạn.' : 'Đã đồng ý.';
      return acting(request, reply, { documentId, form: 'review', done }, () =>
        reviewDraft(ctx, { reviewId: params.id, outcome, note: form.get('note') ?? '' }),
      );
    });

    type Act = (ctx: Context, documentId: string, form: URLSearchParams) => Promise<unknown>;
    const act = (path: string, form: string, done: string, perform: Act) =>
      app.post(path, { config, schema: ById }, (request, reply) => {
        const documentId = (request.params as { readonly id: string }).id;
        return acting(request, reply, { documentId, form, done }, () =>
          perform(request.ctx, documentId, request.form),
        );
      });
    act(documentPaths.comments(':id'), 'comment', 'Đã gửi góp ý.', (ctx, documentId, form) =>
      commentOnDraft(ctx, { documentId, body: form.get('comment') ?? '' }),
    );
    act(documentPaths.cancellation(':id'), 'cancel', 'Đã hủy dự thảo.', (ctx, documentId, form) =>
      cancelDraft(ctx, { documentId, reason: reasonIn(form) }),
    );
    act(
      documentPaths.issue(':id'),
      'issue',
      'Đã phát hành. Văn bản đang được gửi đến nơi nhận.',
      (ctx, documentId) => issueDocument(ctx, { documentId }),
    );
    act(
      documentPaths.recall(':id'),
      'recall',
      'Đã thu hồi. Nơi nhận đang được báo.',
      (ctx, documentId, form) => recallDocument(ctx, { documentId, reason: reasonIn(form) }),
    );
  };

/** What the form of a draft lets one choose from. */
async function choices(ctx: Context, { rules }: DocumentServices, agencyId: string) {
  const all = await listUnits(ctx.db, dayOf(ctx.now()));
  const signers = await listPossibleSigners(ctx, agencyId);
  const issued = await listDocuments(ctx.db, ctx.actor, {
    direction: 'outgoing',
    state: 'issued',
    limit: 20,
  });
  return {
    types: typesOn(rules, ctx.now()),
    signers: signers.map(({ officerId, fullName, title }) => ({
      value: officerId,
      label: `${title} ${fullName}`,
    })),
    units: all
      .filter((unit) => unit.agencyId === agencyId && unit.id !== agencyId)
      .map(({ id, name }) => ({ value: id, label: name })),
    replaceable: issued
      .filter((each) => each.agencyId === agencyId)
      .map(({ id, code, subject }) => ({ value: id, label: `${code} ${subject}` })),
    agencies: all
      .filter(({ id, agencyId: own }) => id === own && id !== agencyId)
      .map(({ code, name }) => ({ code, name })),
  };
}

async function nextStep(
  ctx: Context,
  documentId: string,
  kind: NextStepPageProps['kind'],
): Promise<Omit<NextStepPageProps, 'posted'>> {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize(kind === 'review' ? 'documents.revise' : 'documents.askSigning', document);
  const body = await bodyOf(ctx, document);
  const { people } = await listAssignable(ctx, document.agencyId);
  const unique = new Map(people.map((person) => [person.officerId, person]));
  const labelOf = (id: string) => {
    const person = unique.get(id);
    return person ? `${person.fullName}, ${person.title}` : '';
  };
  const others = [...unique.keys()].filter((id) => id !== ctx.actor.id && id !== body.signer.officerId);
  return {
    document,
    kind,
    people: (kind === 'review' ? [...others, body.signer.officerId] : others).map((value) => ({
      value,
      label: labelOf(value),
    })),
    signer: labelOf(body.signer.officerId),
    paper: body.text === null ? (await findPaper(ctx.db, document)).state : 'drawn',
  };
}
