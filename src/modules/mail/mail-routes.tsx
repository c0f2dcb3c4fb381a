import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { getDocument } from '#modules/documents/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, getFile } from '#platform/files/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedInWords, refusedStatus } from '#ui/index.ts';
import { closeDispatch } from './commands/close-dispatch.ts';
import { handleSecret } from './commands/handle-secret.ts';
import { repeatDispatch } from './commands/repeat-dispatch.ts';
import { getDispatch } from './dispatches.ts';
import { getLetter, type LetterPlace, listAttachments, listLetters } from './letters.ts';
import { DispatchPage } from './pages/dispatch-page.tsx';
import { LetterPage } from './pages/letter-page.tsx';
import { LettersPage } from './pages/letters-page.tsx';
import { mailPaths } from './paths.ts';
import { mailAgencies } from './policy.ts';
import { problemWords } from './words.vi.ts';

const id = Type.String({ format: 'uuid' });
const ById = { params: Type.Object({ id }) };
const config = { access: 'officer' };
const pageLength = 50;
const { postedAgain } = refusedInWords(problemWords);

/** The clerk's pages: letters that came, and documents on their way by mail. */
export const mailRoutes =
  ({ blobs }: { readonly blobs: BlobStore }): Routes =>
  (app) => {
    vietnameseOnly(app);
    const After = Type.Object({ sau: Type.Optional(Type.String({ maxLength: 100 })) });

    app.get(
      mailPaths.letters(),
      { config, schema: { querystring: After } },
      async ({ ctx, query }, reply) => {
        const agencies = mailAgencies(ctx.actor);
        orNotFound(agencies[0]);
        const found = await listLetters(ctx.db, ctx.actor, {
          after: readPlace(query.sau),
          limit: pageLength + 1,
        });
        const letters = found.slice(0, pageLength);
        const last = letters.at(-1);
        const isMore = last && found.length > pageLength;
        const boxes = await ctx.db
          .selectFrom('mailBox')
          .select(['address', 'checkedAt', 'lastError'])
          .where('agencyId', 'in', [...agencies])
          .orderBy('address')
          .execute();
        const nextHref = isMore ? mailPaths.letters(`${last.receivedAt} ${last.id}`) : undefined;
        return reply.html(<LettersPage letters={letters} boxes={boxes} nextHref={nextHref} />);
      },
    );

    app.get(mailPaths.letter(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const letter = await getLetter(ctx.db, ctx.actor, params.id);
      const isOpen = letter.state === 'secret' && letter.version === 1;
      return reply.html(
        <LetterPage
          letter={letter}
          attachments={await listAttachments(ctx.db, letter.id)}
          mayHandle={isOpen && ctx.may('mail.handle', letter)}
        />,
      );
    });
    app.post(mailPaths.handling(':id'), { config, schema: ById }, async ({ ctx, params, session }, reply) => {
      await handleSecret(ctx, params.id);
      session.flash('success', 'Đã ghi nhận.');
      return reply.redirect(mailPaths.letter(params.id), 303);
    });

    app.get(
      mailPaths.attachment(':id', ':ordinal'),
      { config, schema: { params: Type.Object({ id, ordinal: Type.Integer({ minimum: 0 }) }) } },
      async ({ ctx, params }, reply) => {
        const letter = await getLetter(ctx.db, ctx.actor, params.id);
        const file = (await listAttachments(ctx.db, letter.id)).find(
          ({ ordinal }) => ordinal === params.ordinal,
        );
        // What is kept apart is not handed out by anything.
        const { fileId } = orNotFound(file?.danger === null ? file : undefined);
        const { sha256, sizeBytes, name } = await getFile(ctx.db, orNotFound(fileId));
        return attachment(reply, 'application/octet-stream', name)
          .header('content-length', sizeBytes)
          .send(blobs.read(sha256));
      },
    );

    app.get(mailPaths.dispatch(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      reply.html(await dispatchPage(ctx, params.id, nothingPosted)),
    );
    app.post(mailPaths.repetition(':id'), { config, schema: ById }, (request, reply) =>
      mending(request, reply, request.params.id, 'Đang gửi lại.', async () => {
        const address = request.form.get('address') ?? '';
        return (await repeatDispatch(request.ctx, { dispatchId: request.params.id, address })).id;
      }),
    );
    app.post(mailPaths.closing(':id'), { config, schema: ById }, (request, reply) =>
      mending(request, reply, request.params.id, 'Đã ghi nhận.', async () => {
        const note = request.form.get('note') ?? '';
        await closeDispatch(request.ctx, { dispatchId: request.params.id, note });
        return request.params.id;
      }),
    );
  };

async function dispatchPage(ctx: Context, dispatchId: string, posted: Posted) {
  const dispatch = await getDispatch(ctx.db, ctx.actor, dispatchId);
  const document = await getDocument(ctx.db, ctx.actor, dispatch.documentId);
  const mayHandle = ctx.may('mail.handle', dispatch);
  return <DispatchPage dispatch={dispatch} document={document} mayHandle={mayHandle} posted={posted} />;
}

async function mending(
  { ctx, form, session }: FastifyRequest,
  reply: FastifyReply,
  dispatchId: string,
  done: string,
  act: () => Promise<string>,
) {
  try {
    const next = await act();
    session.flash('success', done);
    return await reply.redirect(mailPaths.dispatch(next), 303);
  } catch (error) {
    const posted = postedAgain(error, form);
    return reply.html(await dispatchPage(ctx, dispatchId, posted), { status: refusedStatus(error) });
  }
}

function readPlace(text = ''): LetterPlace | undefined {
  const [at, letterId] = text.split(' ');
  if (!at || !/^[0-9a-f-]{36}$/.test(letterId ?? '')) return undefined;
  try {
    return { receivedAt: Temporal.Instant.from(at), id: letterId! };
  } catch {
    return undefined;
  }
}
