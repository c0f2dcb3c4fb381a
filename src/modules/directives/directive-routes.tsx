import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { getFile, maxUploadBytes } from '#platform/files/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { type DirectiveServices, performAct } from './directive-acts.ts';
import { viewDirective } from './directive-view.ts';
import { actDone } from './messages.vi.ts';
import { DirectivePage } from './pages/directive-page.tsx';
import { type DirectiveAct, directiveActs, paths } from './paths.ts';
import { postedAgain } from './posted.ts';
import { getDirective, listReports } from './queries.ts';
import { deskOf } from './reading-actor.ts';

const id = Type.String({ format: 'uuid' });
const ById = { params: Type.Object({ id }) };
const config = { access: 'officer' };
/** What is said in a leader's name, and ends a matter or moves its deadline. */
const approvals: ReadonlySet<DirectiveAct> = new Set<DirectiveAct>(['accept', 'decide']);

/** A directive by itself, and what is done to it. */
export const directiveRoutes =
  (services: DirectiveServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    async function show(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      directiveId: string,
      posted = nothingPosted,
      status = 200,
    ) {
      const view = await viewDirective(ctx, directiveId);
      const kind = services.rules.kinds.find(({ code }) => code === view.directive.kind);
      const kindName = kind?.name ?? view.directive.kind;
      return reply.html(<DirectivePage view={view} kindName={kindName} posted={posted} />, { status });
    }

    app.get(paths.directive(':id'), { config, schema: ById }, (request, reply) =>
      show(request, reply, request.params.id),
    );

    for (const act of Object.keys(directiveActs) as DirectiveAct[]) {
      const uploads = { maxFiles: 10, maxFileBytes: maxUploadBytes };
      app.post(
        paths.act(':id', act),
        { config: { ...config, uploads, ...(approvals.has(act) && { proof: 'approval' }) }, schema: ById },
        async (request, reply) => {
          const { ctx, form, session, params } = request;
          try {
            await performAct(ctx, act, { directiveId: params.id, form, uploads: request.uploads }, services);
          } catch (error) {
            return show(request, reply, params.id, postedAgain(error, form, act), refusedStatus(error));
          }
          session.flash('success', actDone[act]);
          return reply.redirect(paths.directive(params.id), 303);
        },
      );
    }

    /** What the inbox opens for a decision: the directive it is about. */
    app.get(paths.extension(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const { directiveId } = orNotFound(
        await ctx.db
          .selectFrom('directiveExtension')
          .select('directiveId')
          .where('id', '=', params.id)
          .executeTakeFirst(),
      );
      return reply.redirect(paths.directive(directiveId), 303);
    });

    /** What the inbox opens for an order whose document holds no more. */
    app.get(paths.source(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const { directiveId } = orNotFound(
        await ctx.db
          .selectFrom('directiveSourceAlarm')
          .select('directiveId')
          .where('id', '=', params.id)
          .executeTakeFirst(),
      );
      return reply.redirect(paths.directive(directiveId), 303);
    });

    const OneFile = { params: Type.Object({ id, fileId: id }) };
    app.get(paths.file(':id', ':fileId'), { config, schema: OneFile }, async ({ ctx, params }, reply) => {
      const { reader } = await deskOf(ctx);
      const directive = await getDirective(ctx.db, reader, params.id);
      const reports = await listReports(ctx.db, directive.id);
      orNotFound(reports.flatMap(({ files }) => files).find((file) => file.id === params.fileId));
      const { sha256, sizeBytes, mediaType, name } = await getFile(ctx.db, params.fileId);
      return reply
        .type(mediaType)
        .header('content-length', sizeBytes)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(services.blobs.read(sha256));
    });
  };
