import type { FastifyReply, FastifyRequest } from 'fastify';
import { vietnameseOnly } from '#modules/site/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { answerRecall } from './commands/answer-recall.ts';
import { finishDocument } from './commands/finish-document.ts';
import { proposeEndorsement } from './commands/propose-endorsement.ts';
import { registerArrival } from './commands/register-arrival.ts';
import { registerPaper } from './commands/register-paper.ts';
import { returnToSender } from './commands/return-to-sender.ts';
import { type DocumentServices, typesOn } from './document-services.ts';
import { type IncomingWords, secretFile } from './incoming-words.ts';
import type { Document } from './model.ts';
import { RegisterPage } from './pages/register-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { getDocument } from './queries.ts';
import { readIncoming } from './read-forms.ts';
import { listRepeats } from './repeats.ts';
import { listFiles, listRevisions } from './revisions.ts';
import { acting, ById, config, keepUploads, ownPosition, uploading } from './route-help.tsx';
import { suggest } from './suggestions/suggest.ts';
import { listAssignable, listLeaders } from './view-document.ts';

/** The clerk's pages: taking documents into the register, or sending them back. */
export const incomingRoutes =
  ({ blobs, rules }: DocumentServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    async function showRegister(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      shown: { readonly document?: Document; readonly posted: Posted; readonly status: number },
    ) {
      const { document, posted, status } = shown;
      const agencyId = document?.agencyId ?? ownPosition(ctx, 'sealKeeper').agencyId;
      ctx.authorize('documents.register', { agencyId });
      const { people } = await listAssignable(ctx, agencyId);
      const files = document ? await listFiles(ctx.db, document) : [];
      const [first] = document ? (await listRevisions(ctx.db, document.id)).slice(-1) : [];
      const isRepeat = posted.issues.has('repeat');
      const words = readIncoming(posted.values);
      const likeness = document ?? words;
      const repeats =
        document || isRepeat
          ? await listRepeats(ctx.db, ctx.actor, {
              agencyId,
              code: likeness.code,
              senderName: likeness.senderName,
              promulgatedOn: likeness.promulgatedOn,
              hashes: files.map(({ sha256 }) => sha256),
              exceptId: document?.id,
            })
          : [];
      const typed = document && !document.typeName ? await suggest(ctx.db, document, 'type') : null;
      return reply.html(
        <RegisterPage
          typeSuggestion={typed}
          {...(document && { arrived: { document, files, note: first?.note ?? null } })}
          typeNames={typesOn(rules, ctx.now()).map(({ name }) => name)}
          leaders={await listLeaders(ctx, agencyId)}
          people={people.map(({ officerId, fullName, title }) => ({
            value: officerId,
            label: `${fullName}, ${title}`,
          }))}
          repeats={repeats}
          posted={posted}
        />,
        { status },
      );
    }

    app.get(documentPaths.newIncoming(), { config }, (request, reply) =>
      showRegister(request, reply, { posted: nothingPosted, status: 200 }),
    );
    app.post(documentPaths.newIncoming(), { config: uploading }, async (request, reply) => {
      const { ctx, form, session } = request;
      try {
        const words = readIncoming(form);
        refuseSecretFiles(words, request);
        const { agencyId, unitId } = ownPosition(ctx, 'sealKeeper');
        const document = await registerPaper(ctx, {
          ...words,
          agencyId,
          unitId,
          source: form.get('source') === 'mail' ? 'mail' : 'paper',
          fileIds: await keepUploads(request, blobs),
          isRepeatKnown: form.has('repeat'),
        });
        await presentWhenAsked(ctx, document.id, form);
        session.flash('success', `Đã vào sổ, số đến ${document.number}.`);
        return reply.redirect(documentPaths.document(document.id), 303);
      } catch (error) {
        const posted = postedAgain(error, form, 'register');
        return showRegister(request, reply, { posted, status: refusedStatus(error) });
      }
    });

    app.get(documentPaths.registration(':id'), { config, schema: ById }, async (request, reply) => {
      const document = await getDocument(request.ctx.db, request.ctx.actor, request.params.id);
      return showRegister(request, reply, { document, posted: nothingPosted, status: 200 });
    });
    app.post(
      documentPaths.registration(':id'),
      { config: uploading, schema: ById },
      async (request, reply) => {
        const { ctx, form, session, params } = request;
        try {
          const document = await registerArrival(ctx, {
            ...readIncoming(form),
            documentId: params.id,
            isForReference: form.has('reference'),
          });
          await presentWhenAsked(ctx, document.id, form);
          session.flash('success', `Đã vào sổ, số đến ${document.number}.`);
          return reply.redirect(documentPaths.document(document.id), 303);
        } catch (error) {
          const posted = postedAgain(error, form, 'register');
          const document = await getDocument(ctx.db, ctx.actor, params.id);
          return showRegister(request, reply, { document, posted, status: refusedStatus(error) });
        }
      },
    );

    app.post(documentPaths.rejection(':id'), { config, schema: ById }, (request, reply) => {
      const { ctx, form, params } = request;
      const posted = { documentId: params.id, form: 'reject', done: 'Đã trả lại nơi gửi.' };
      return acting(request, reply, posted, () =>
        returnToSender(ctx, { documentId: params.id, reason: form.get('reason') ?? '' }),
      );
    });
    app.post(documentPaths.completion(':id'), { config, schema: ById }, (request, reply) => {
      const { ctx, form, params } = request;
      const posted = { documentId: params.id, form: 'finish', done: 'Đã kết thúc văn bản.' };
      return acting(request, reply, posted, () =>
        finishDocument(ctx, { documentId: params.id, note: form.get('note') ?? '' }),
      );
    });
    app.post(documentPaths.recallAnswer(':id'), { config, schema: ById }, (request, reply) => {
      const { ctx, form, params } = request;
      const posted = { documentId: params.id, form: 'recall-answer', done: 'Đã trả lời nơi gửi.' };
      const isAgreed = form.get('answer') === 'agree';
      return acting(request, reply, posted, () =>
        answerRecall(ctx, { documentId: params.id, isAgreed, reason: form.get('reason') ?? '' }),
      );
    });
  };

/** Before a byte of it is kept. */
function refuseSecretFiles({ secrecy }: IncomingWords, { uploads }: FastifyRequest): void {
  if (secrecy !== null && uploads.length > 0) {
    throw new InvalidInput(uploads.map(({ filename }) => secretFile(filename)));
  }
}

/** The form of the register lays the document before a leader too, when one was chosen. */
async function presentWhenAsked(
  ctx: FastifyRequest['ctx'],
  documentId: string,
  form: URLSearchParams,
): Promise<void> {
  const leaderId = form.get('leader');
  if (!leaderId) return;
  const opinion = form.get('opinion') ?? '';
  await proposeEndorsement(ctx, { documentId, leaderId, opinion, assignments: [] });
}
