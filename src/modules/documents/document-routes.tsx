import { Type } from 'typebox';
import { proveSubject } from '#modules/ledger/index.ts';
import { sitePaths, vietnameseOnly } from '#modules/site/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { markRead } from './commands/mark-read.ts';
import type { DocumentServices } from './document-services.ts';
import { listDoneFor } from './done-for.ts';
import { listDocuments } from './list-documents.ts';
import { type Direction, incomingStates, nameOf, outgoingStates } from './model.ts';
import { DoneForMePage } from './pages/done-for-me-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { documentPaths } from './paths.ts';
import { getDocument } from './queries.ts';
import { listFiles } from './revisions.ts';
import { ById, config, showDocument } from './route-help.tsx';
import { sendFile } from './send-file.ts';

const pageLength = 50;
const id = Type.String({ format: 'uuid' });
const number = Type.Integer({ minimum: 0 });
const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  'trang-thai': Type.Optional(Type.String()),
  sau: Type.Optional(Type.String()),
});

/** Where a page of a list ended; nothing when someone has edited it. */
function readPlace(text = '') {
  const [when, lastId] = text.split(' ');
  if (!when || !/^[0-9a-f-]{36}$/.test(lastId ?? '')) return undefined;
  try {
    return { listedAt: Temporal.Instant.from(when), id: lastId! };
  } catch {
    return undefined;
  }
}

/** Looking: the registers, a document and its files. */
export const documentRoutes =
  (services: DocumentServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    for (const direction of ['incoming', 'outgoing'] as const satisfies Direction[]) {
      const states = direction === 'incoming' ? incomingStates : outgoingStates;
      app.get(
        documentPaths.list(direction),
        { config, schema: { querystring: ListQuery } },
        async ({ ctx, query }, reply) => {
          const asked = { q: query.q, state: query['trang-thai'], after: query.sau };
          const found = await listDocuments(ctx.db, ctx.actor, {
            direction,
            search: asked.q,
            state: states.find((state) => state === asked.state),
            after: readPlace(asked.after),
            limit: pageLength + 1,
          });
          const documents = found.slice(0, pageLength);
          const last = documents.at(-1);
          const after = last && found.length > pageLength ? `${last.listedAt} ${last.id}` : undefined;
          return reply.html(
            <ListPage
              direction={direction}
              asked={asked}
              documents={documents}
              nextHref={after && documentPaths.list(direction, { ...asked, after })}
              mayRegister={holdsRole(ctx.actor, 'sealKeeper')}
              mayDraft={ctx.actor.positions.length > 0}
              calendar={ctx.calendar}
              now={ctx.now()}
            />,
          );
        },
      );
    }

    app.get(sitePaths.documents, { config }, async (_request, reply) =>
      reply.redirect(documentPaths.list('incoming'), 302),
    );

    app.get(documentPaths.doneForMe(), { config }, async ({ ctx }, reply) =>
      reply.html(<DoneForMePage acts={await listDoneFor(ctx, ctx.actor.id!)} />),
    );

    app.get(documentPaths.document(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      await getDocument(ctx.db, ctx.actor, params.id);
      await markRead(ctx, params.id);
      return showDocument(ctx, reply, params.id);
    });

    app.get(
      documentPaths.file(':id', ':revision', ':ordinal'),
      { config, schema: { params: Type.Object({ id, revision: number, ordinal: number }) } },
      async ({ ctx, params }, reply) => {
        const document = await getDocument(ctx.db, ctx.actor, params.id);
        const files = await listFiles(ctx.db, { id: document.id, revision: params.revision });
        return sendFile(ctx, reply, services, document, orNotFound(files[params.ordinal]));
      },
    );

    app.get(documentPaths.proof(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      ctx.authorize('documents.prove', document);
      const proof = await proveSubject(ctx.db, { id: document.id, types: ['document', 'document-content'] });
      const name = `Bằng chứng ${nameOf(document).replaceAll('/', '-')}.json`;
      return attachment(reply, 'application/json', name).send(JSON.stringify(proof, null, 1));
    });
  };
