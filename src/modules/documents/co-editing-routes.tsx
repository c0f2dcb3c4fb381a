import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { notePresence } from './co-editing/presence.ts';
import { findCoEditing, listCoEditors } from './co-editing/rounds.ts';
import { viewCoEditing } from './co-editing/view-co-editing.ts';
import { askCoEditors } from './commands/ask-co-editors.ts';
import { closeCoEditing } from './commands/close-co-editing.ts';
import { decideSuggestion } from './commands/decide-suggestion.ts';
import { finishCoEditingPart } from './commands/finish-co-editing-part.ts';
import { suggestBlock } from './commands/suggest-block.ts';
import { type Written, writeBlock } from './commands/write-block.ts';
import { CoEditingPage, plain } from './pages/co-editing-page.tsx';
import { CoEditorsPage } from './pages/co-editors-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { getDocument } from './queries.ts';
import { ById, config } from './route-help.tsx';
import { listAssignable } from './view-document.ts';

const id = Type.String({ format: 'uuid' });
const told: Readonly<Record<Written, string>> = {
  unchanged: 'Đoạn không có gì thay đổi.',
  written: 'Đã lưu đoạn.',
  merged: 'Đã lưu đoạn, hợp với lời người khác vừa sửa.',
  suggested: 'Người khác vừa sửa cùng chỗ. Lời của bạn được giữ thành đề nghị sửa, ngay dưới đoạn.',
};

/** A draft written by several officers at once. */
export const coEditingRoutes: Routes = (app) => {
  vietnameseOnly(app);

  const Query = Type.Object({ doan: Type.Optional(id), xem: Type.Optional(Type.String()) });
  app.get(
    documentPaths.coEditing(':id'),
    { config, schema: { ...ById, querystring: Query } },
    async ({ ctx, params, query }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      if (!(await findCoEditing(ctx.db, document.id))) {
        return reply.redirect(documentPaths.document(document.id), 303);
      }
      const view = await viewCoEditing(ctx, params.id);
      const openBlockId = query.doan ?? null;
      if (view.own) await notePresence(ctx, view.own, openBlockId);
      const isCompared = query.xem === 'thay-doi';
      return reply.html(
        <CoEditingPage
          view={view}
          openBlockId={openBlockId}
          isCompared={isCompared}
          posted={nothingPosted}
        />,
      );
    },
  );

  const OneBlock = { params: Type.Object({ id, blockId: id }) };
  app.post(documentPaths.block(':id', ':blockId'), { config, schema: OneBlock }, (request, reply) => {
    const { ctx, form, params, session } = request;
    const { id: documentId, blockId } = params;
    const written = { documentId, blockId, base: Number(form.get('base')), text: form.get('text') ?? '' };
    return writing(request, reply, params, async () => {
      if (form.get('act') === 'suggest') {
        await suggestBlock(ctx, { ...written, reason: form.get('reason') ?? '' });
        session.flash('success', 'Đã gửi đề nghị sửa.');
      } else {
        const outcome = await writeBlock(ctx, written);
        session.flash(outcome === 'suggested' ? 'warning' : 'success', told[outcome]);
      }
    });
  });

  const OneSuggestion = { params: Type.Object({ id, suggestionId: id }) };
  app.post(
    documentPaths.suggestion(':id', ':suggestionId'),
    { config, schema: OneSuggestion },
    (request, reply) => {
      const { ctx, form, params, session } = request;
      const outcome = form.get('outcome') === 'accepted' ? 'accepted' : 'rejected';
      const { id: documentId, suggestionId } = params;
      return writing(request, reply, { id: documentId }, async () => {
        await decideSuggestion(ctx, { documentId, suggestionId, outcome, seen: Number(form.get('seen')) });
        session.flash(
          'success',
          outcome === 'accepted' ? 'Đã nhận đề nghị.' : 'Đã bỏ đề nghị; lời vẫn được giữ.',
        );
      });
    },
  );

  app.get(documentPaths.coEditors(':id'), { config, schema: ById }, ({ ctx, params }, reply) =>
    showEditors(ctx, reply, params.id),
  );
  app.post(
    documentPaths.coEditors(':id'),
    { config, schema: ById },
    async ({ ctx, form, params, session }, reply) => {
      const editors = [...form].flatMap(([name, value]) =>
        name.startsWith('editor:') && value
          ? [{ officerId: name.slice(7), mayWrite: value === 'write' }]
          : [],
      );
      try {
        await askCoEditors(ctx, { documentId: params.id, editors });
      } catch (error) {
        return showEditors(ctx, reply, params.id, postedAgain(error, form, 'editors'), refusedStatus(error));
      }
      session.flash('success', 'Đã mời. Mỗi người thấy việc này trong hộp việc.');
      return reply.redirect(documentPaths.coEditing(params.id), 303);
    },
  );

  app.post(
    documentPaths.coEditingPart(':id'),
    { config, schema: ById },
    async ({ ctx, params, session }, reply) => {
      await finishCoEditingPart(ctx, { editorId: params.id });
      session.flash('success', 'Đã xong phần của bạn.');
      return reply.redirect(documentPaths.list('outgoing'), 303);
    },
  );
  app.post(documentPaths.coEditingEnd(':id'), { config, schema: ById }, (request, reply) => {
    const { ctx, params, session } = request;
    const onEnd = documentPaths.document(params.id);
    return writing(
      request,
      reply,
      { id: params.id },
      async () => {
        await closeCoEditing(ctx, { documentId: params.id });
        session.flash('success', 'Đã chốt thành bản mới.');
      },
      onEnd,
    );
  });
};

/** Does an act and shows the draft again; what could not be done is said there, with what was typed. */
async function writing(
  { ctx, form }: FastifyRequest,
  reply: FastifyReply,
  of: { readonly id: string; readonly blockId?: string },
  act: () => Promise<unknown>,
  next = documentPaths.coEditing(of.id),
) {
  try {
    await act();
    return reply.redirect(next, 303);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'co-editing-closed') throw error;
    const posted = postedAgain(error, form, 'block');
    const view = await viewCoEditing(ctx, of.id);
    const shown = { ...plain, view, posted, openBlockId: of.blockId ?? null };
    return reply.html(<CoEditingPage {...shown} />, { status: refusedStatus(error) });
  }
}

async function showEditors(
  ctx: Context,
  reply: FastifyReply,
  documentId: string,
  posted: Posted = nothingPosted,
  status = 200,
) {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize('documents.revise', document);
  const round = await findCoEditing(ctx.db, documentId);
  const known = round ? await listCoEditors(ctx.db, round.id) : [];
  const asked = new Set([ctx.actor.id, ...known.map(({ officerId }) => officerId)]);
  const { people } = await listAssignable(ctx, document.agencyId);
  const unique = new Map(people.map((person) => [person.officerId, person]));
  const options = [...unique.values()]
    .filter(({ officerId }) => !asked.has(officerId))
    .map(({ officerId, fullName, title }) => ({ value: officerId, label: `${fullName}, ${title}` }));
  return reply.html(<CoEditorsPage document={orNotFound(document)} people={options} posted={posted} />, {
    status,
  });
}
