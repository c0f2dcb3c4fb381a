import { buffer } from 'node:stream/consumers';
import { Type } from 'typebox';
import { LayoutUnreadable, unreadableTexts } from '#engines/letters/index.ts';
import { proveSubject } from '#modules/ledger/index.ts';
import { dayOf } from '#modules/org/index.ts';
import { sitePaths, vietnameseOnly } from '#modules/site/index.ts';
import { holdsRole } from '#platform/access/actor.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { versionsBetween } from './co-editing/versions.ts';
import { markRead } from './commands/mark-read.ts';
import type { DocumentServices } from './document-services.ts';
import { listDoneFor } from './done-for.ts';
import { listDocuments } from './list-documents.ts';
import { type Direction, incomingStates, nameOf, outgoingStates } from './model.ts';
import { ComparisonPage } from './pages/comparison-page.tsx';
import { DoneForMePage } from './pages/done-for-me-page.tsx';
import { LayoutPage } from './pages/layout-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { documentPaths } from './paths.ts';
import { getDocument } from './queries.ts';
import { listFiles, listRevisions } from './revisions.ts';
import { ById, config, showDocument } from './route-help.tsx';

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

/** Looking: the registers, a document, its files and versions, its layout. */
export const documentRoutes =
  ({ blobs, rules }: DocumentServices): Routes =>
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
        const { name, sha256, sizeBytes, mediaType } = orNotFound(files[params.ordinal]);
        const isShown = mediaType === 'application/pdf';
        return reply
          .type(isShown ? mediaType : 'application/octet-stream')
          .header('content-length', sizeBytes)
          .header(
            'content-disposition',
            `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
          )
          .send(blobs.read(sha256));
      },
    );

    app.get(documentPaths.proof(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      ctx.authorize('documents.prove', document);
      const proof = await proveSubject(ctx.db, { id: document.id, types: ['document', 'document-content'] });
      const name = `Bằng chứng ${nameOf(document).replaceAll('/', '-')}.json`;
      return attachment(reply, 'application/json', name).send(JSON.stringify(proof, null, 1));
    });

    const Pair = Type.Object({ tu: Type.Optional(number), den: Type.Optional(number) });
    app.get(
      documentPaths.comparison(':id'),
      { config, schema: { ...ById, querystring: Pair } },
      async ({ ctx, params, query }, reply) => {
        const document = await getDocument(ctx.db, ctx.actor, params.id);
        const revisions = await listRevisions(ctx.db, document.id);
        const after = query.den ?? document.revision;
        const before = query.tu ?? Math.max(1, after - 1);
        const [from, to] = [Math.min(before, after), Math.max(before, after)];
        const between = revisions.filter(({ number }) => number >= from && number <= to);
        orNotFound(
          between.find(({ number }) => number === from) && between.find(({ number }) => number === to),
        );
        const versions = await versionsBetween(ctx.db, document.id, between);
        return reply.html(
          <ComparisonPage
            document={document}
            numbers={revisions.map((each) => each.number)}
            before={from}
            after={to}
            versions={versions}
          />,
        );
      },
    );

    app.get(documentPaths.layout(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const document = await getDocument(ctx.db, ctx.actor, params.id);
      const [main] = await listFiles(ctx.db, document);
      const page = (findings: Parameters<typeof LayoutPage>[0]['findings'], unreadable?: string) =>
        reply.html(<LayoutPage document={document} findings={findings} unreadable={unreadable} />);
      if (main?.mediaType !== 'application/pdf') {
        return page([], 'Chỉ kiểm tra được thể thức của bản PDF xuất từ phần mềm soạn thảo.');
      }
      try {
        const pdf = await buffer(blobs.read(main.sha256));
        const { findings } = await rules.check(pdf, { on: document.promulgatedOn ?? dayOf(ctx.now()) });
        return page(findings);
      } catch (error) {
        if (error instanceof LayoutUnreadable) return page([], unreadableTexts[error.code]);
        throw error;
      }
    });
  };
