import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { endorseDocument } from './commands/endorse-document.ts';
import { finishAssignment } from './commands/finish-assignment.ts';
import { forwardAssignment } from './commands/forward-assignment.ts';
import { proposeEndorsement } from './commands/propose-endorsement.ts';
import { returnAssignment } from './commands/return-assignment.ts';
import type { AskedAssignment, Document } from './model.ts';
import { findAssignment } from './own-assignment.ts';
import { EndorsementPage } from './pages/endorsement-page.tsx';
import { documentPaths } from './paths.ts';
import { postedAgain } from './problem.ts';
import { getDocument } from './queries.ts';
import { readAssignments } from './read-forms.ts';
import { acting, ById, config } from './route-help.tsx';
import { suggestionsFor } from './suggestions/suggestions-for.ts';
import { listAssignable, listLeaders } from './view-document.ts';

const Asked = { ...ById, querystring: Type.Object({ 'goi-y': Type.Optional(Type.String()) }) };

/** What is the same of the three ways of giving a document out. */
interface Giving {
  readonly document: Document;
  readonly action: string;
  readonly title: string;
  readonly submit: string;
  readonly done: string;
  readonly isProposal?: boolean;
  readonly opinion?: string;
  readonly asked?: readonly AskedAssignment[];
  /** Handed further down, it goes to people: what units did before says nothing. */
  readonly isHandedOn?: boolean;
  give(given: {
    readonly opinion: string;
    readonly assignments: readonly AskedAssignment[];
  }): Promise<unknown>;
}

/** Giving documents out, handing them on, ending one's part. */
export const workRoutes: Routes = (app) => {
  vietnameseOnly(app);

  const ways = {
    [documentPaths.endorsement(':id')]: endorsing,
    [documentPaths.decision(':id')]: deciding,
    [documentPaths.forwarding(':id')]: forwarding,
  };
  for (const [path, way] of Object.entries(ways)) {
    app.get(path, { config, schema: Asked }, async ({ ctx, params, query }, reply) => {
      const giving = await way(ctx, params.id, new URLSearchParams());
      return showGiving(ctx, reply, giving, nothingPosted, 200, query['goi-y'] !== undefined);
    });
    app.post(path, { config, schema: ById }, async (request, reply) => {
      const { ctx, form, session } = request;
      const giving = await way(ctx, request.params.id, form);
      try {
        await giving.give({ opinion: form.get('opinion') ?? '', assignments: readAssignments(form) });
      } catch (error) {
        return showGiving(ctx, reply, giving, postedAgain(error, form, 'endorsement'), refusedStatus(error));
      }
      session.flash('success', giving.done);
      return reply.redirect(documentPaths.document(giving.document.id), 303);
    });
  }

  // Where a step of the inbox leads: to its document.
  const leads = {
    buoc: 'documentStep',
    'but-phe': 'documentEndorsement',
    viec: 'documentAssignment',
    duyet: 'documentReview',
    'soan-chung': 'documentCoEditor',
  } as const;
  for (const [kind, table] of Object.entries(leads) as [
    keyof typeof leads,
    (typeof leads)[keyof typeof leads],
  ][]) {
    app.get(documentPaths.work(kind, ':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const found = await ctx.db
        .selectFrom(table)
        .select('documentId')
        .where('id', '=', params.id)
        .executeTakeFirst();
      const document = await getDocument(ctx.db, ctx.actor, orNotFound(found).documentId);
      return reply.redirect(documentPaths.document(document.id), 303);
    });
  }

  app.post(documentPaths.workEnd(':id'), { config, schema: ById }, (request, reply) =>
    endingPart(request, reply, 'note', 'Đã kết thúc phần việc.', (assignmentId, note) =>
      finishAssignment(request.ctx, { assignmentId, note }),
    ),
  );
  app.post(documentPaths.workReturn(':id'), { config, schema: ById }, (request, reply) =>
    endingPart(request, reply, 'return', 'Đã trả lại người giao.', (assignmentId) =>
      returnAssignment(request.ctx, { assignmentId, reason: request.form.get('reason') ?? '' }),
    ),
  );
};

async function endingPart(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  name: string,
  done: string,
  end: (assignmentId: string, note: string) => Promise<unknown>,
) {
  const { ctx, form, params } = request;
  const { documentId } = orNotFound(await findAssignment(ctx.db, params.id));
  await getDocument(ctx.db, ctx.actor, documentId);
  return acting(request, reply, { documentId, form: `${name}-${params.id}`, done }, () =>
    end(params.id, form.get('note') ?? ''),
  );
}

async function endorsing(ctx: Context, documentId: string, form: URLSearchParams): Promise<Giving> {
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  const action = documentPaths.endorsement(documentId);
  if (ctx.may('documents.endorse', document)) {
    return {
      document,
      action,
      title: 'Ý kiến chỉ đạo',
      submit: 'Cho ý kiến, giao việc',
      done: 'Đã cho ý kiến và giao việc.',
      give: (given) => endorseDocument(ctx, { documentId, ...given }),
    };
  }
  ctx.authorize('documents.propose', document);
  return {
    document,
    action,
    title: 'Trình lãnh đạo',
    submit: 'Trình',
    done: 'Đã trình lãnh đạo.',
    isProposal: true,
    give: (given) => proposeEndorsement(ctx, { documentId, leaderId: form.get('leader') ?? '', ...given }),
  };
}

async function deciding(ctx: Context, endorsementId: string): Promise<Giving> {
  const proposed = orNotFound(
    await ctx.db
      .selectFrom('documentEndorsement')
      .select(['documentId', 'opinion', 'asked'])
      .where('id', '=', endorsementId)
      .executeTakeFirst(),
  );
  const { documentId, opinion } = proposed;
  const document = await getDocument(ctx.db, ctx.actor, documentId);
  ctx.authorize('documents.endorse', document);
  return {
    document,
    action: documentPaths.decision(endorsementId),
    title: 'Ý kiến chỉ đạo',
    submit: 'Cho ý kiến, giao việc',
    done: 'Đã cho ý kiến và giao việc.',
    opinion,
    asked: proposed.asked as readonly AskedAssignment[],
    give: (given) => endorseDocument(ctx, { documentId, endorsementId, ...given }),
  };
}

async function forwarding(ctx: Context, assignmentId: string): Promise<Giving> {
  const { documentId } = orNotFound(await findAssignment(ctx.db, assignmentId));
  return {
    document: await getDocument(ctx.db, ctx.actor, documentId),
    action: documentPaths.forwarding(assignmentId),
    title: 'Chuyển tiếp',
    isHandedOn: true,
    submit: 'Chuyển tiếp',
    done: 'Đã chuyển tiếp. Phần việc của bạn vẫn mở cho đến khi bạn hoàn thành.',
    give: (given) => forwardAssignment(ctx, { assignmentId, ...given }),
  };
}

async function showGiving(
  ctx: Context,
  reply: FastifyReply,
  giving: Giving,
  posted: Posted,
  status: number,
  isFilledIn = false,
) {
  const { document, isProposal, isHandedOn, give: _, done: __, ...form } = giving;
  const assignable = await listAssignable(ctx, document.agencyId);
  const leaders = isProposal ? await listLeaders(ctx, document.agencyId) : undefined;
  const lines = isHandedOn ? [] : await suggestionsFor(ctx, document, { ...assignable, leaders });
  const fills = new URLSearchParams(lines.flatMap((line) => line.fills.map(([box, value]) => [box, value])));
  return reply.html(
    <EndorsementPage
      {...form}
      {...assignable}
      {...(leaders && { leaders })}
      document={document}
      isLimited={document.isLimited}
      suggested={{ lines, href: `${form.action}?goi-y` }}
      posted={isFilledIn ? { ...nothingPosted, form: 'suggested', values: fills } : posted}
    />,
    { status },
  );
}
