import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { getDocument } from '#modules/documents/index.ts';
import { dayOf, listOfficersOf, listUnits } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { giveDirective } from './commands/give-directive.ts';
import { type SourceKind, sourceKinds } from './model.ts';
import { GivingPage } from './pages/giving-page.tsx';
import { paths } from './paths.ts';
import { dayIn, idIn, numberIn, postedAgain } from './posted.ts';
import { getDirective } from './queries.ts';
import { deskOf } from './reading-actor.ts';
import type { DirectiveRules } from './rules.ts';
import { actingAs } from './secretaries.ts';
import { orderingPositions } from './sides.ts';

const anId = Type.Optional(Type.String({ format: 'uuid' }));
/** Of which whole it is a part; on which document it is given; in which position. */
const Asked = Type.Object({ cua: anId, 'van-ban': anId, as: anId });
const config = { access: 'officer' };

/** Giving a directive, or a part of one. */
export const givingRoutes =
  (rules: DirectiveRules): Routes =>
  (app) => {
    vietnameseOnly(app);

    async function show(
      { ctx }: FastifyRequest,
      reply: FastifyReply,
      asked: AskedOrder,
      posted = nothingPosted,
      status = 200,
    ) {
      const choices = await choicesOf(ctx, asked);
      if (!choices.whole && choices.names.length === 0) ctx.authorize('directives.give');
      return reply.html(<GivingPage rules={rules} posted={posted} {...choices} />, { status });
    }

    app.get(paths.giving(), { config, schema: { querystring: Asked } }, (request, reply) =>
      show(request, reply, {
        parentId: request.query.cua,
        documentId: request.query['van-ban'],
        as: request.query.as,
      }),
    );

    app.post(paths.giving(), { config }, async (request, reply) => {
      const { ctx, form, session } = request;
      const parentId = idIn(form, 'parentId') ?? undefined;
      try {
        const acting = parentId ? ctx : await actingAs(ctx, form.get('as'), 'give');
        const given = await giveDirective(acting, rules, readOrder(form));
        session.flash('success', `Đã giao ${given.code}.`);
        return reply.redirect(paths.directive(given.id), 303);
      } catch (error) {
        const documentId = idIn(form, 'documentId') ?? undefined;
        const posted = postedAgain(error, form);
        return show(request, reply, { parentId, documentId }, posted, refusedStatus(error));
      }
    });
  };

interface AskedOrder {
  readonly parentId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly as?: string | undefined;
}

/** What the form is filled in with: the units of the day, who may supervise, in whose name the officer may order. */
async function choicesOf(ctx: Context, { parentId, documentId, as }: AskedOrder) {
  const { db, actor } = ctx;
  const on = dayOf(ctx.now());
  const desk = await deskOf(ctx);
  const own = orderingPositions(actor.positions).map(({ positionId, title, onBehalfOf }) => ({
    value: positionId,
    label: onBehalfOf ? `Làm thay: ${title}` : `${actor.name}, ${title}`,
  }));
  const lent = desk.leaders
    .filter(({ acts }) => acts.includes('give'))
    .map(({ positionId, leaderName, title }) => ({
      value: positionId,
      label: `Thay mặt ${leaderName}, ${title}`,
    }));
  return {
    whole: parentId ? await getDirective(db, desk.reader, parentId) : null,
    units: await listUnits(db, on),
    supervisors: await listOfficersOf(db, agenciesOf(desk.reader), on),
    names: [...own, ...lent],
    usualName: as ?? '',
    document: documentId ? await getDocument(db, actor, documentId) : null,
    now: ctx.now(),
  };
}

function readOrder(form: URLSearchParams) {
  const text = (name: string) => form.get(name) ?? '';
  const source = text('source') as SourceKind;
  const outside = { code: text('outsideCode').trim(), name: text('outsideName').trim() };
  return {
    givingKey: text('givingKey'),
    kind: text('kind'),
    title: text('title'),
    content: text('content'),
    product: text('product'),
    source: {
      kind: sourceKinds.includes(source) ? source : 'direct',
      reference: text('reference'),
      documentId: idIn(form, 'documentId'),
    },
    lead: outside.code ? { outside } : { unitCode: text('lead') },
    cooperating: form.getAll('cooperating').filter(Boolean),
    supervisorId: text('supervisor') || null,
    parentId: idIn(form, 'parentId'),
    dueOn: dayIn(form, 'dueOn'),
    amount: numberIn(form, 'amount'),
  };
}
