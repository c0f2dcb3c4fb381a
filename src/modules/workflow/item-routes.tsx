import { Type } from 'typebox';
import { listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { listColleagues } from './colleagues.ts';
import { addWorkNote } from './commands/add-work-note.ts';
import { claimWorkItem } from './commands/claim-work-item.ts';
import { distributeWorkItem } from './commands/distribute-work-item.ts';
import { reassignWorkItem } from './commands/reassign-work-item.ts';
import { releaseWorkItem } from './commands/release-work-item.ts';
import { takeNextWorkItem } from './commands/take-next-work-item.ts';
import { explainChoice } from './fair-choice.ts';
import { directs, mayDo } from './model.ts';
import { listNotes, listReaders, markSeen } from './notes.ts';
import { ItemPage } from './pages/item-page.tsx';
import { type ItemAct, itemActs, workflowPaths } from './paths.ts';
import { findWorkItem } from './queries.ts';
import { postedAgain, refusalText } from './refused.ts';
import { subjectKind } from './subject-kinds.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };

/** A piece of work by itself: who has it, giving it on, and what is said beside it. */
export const itemRoutes: Routes = (app) => {
  app.get(workflowPaths.item(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const page = await viewItem(request.ctx, request.params.id);
    await markSeen(request.ctx, page.item.subjectType, page.item.subjectId);
    return reply.html(<ItemPage {...page} posted={nothingPosted} />);
  });

  for (const act of Object.keys(itemActs) as ItemAct[]) {
    const path = workflowPaths.itemAct(':id', act);
    app.post(path, { config, schema: { params: ById } }, async (request, reply) => {
      const { ctx, form, session } = request;
      const workItemId = request.params.id;
      try {
        session.flash('success', await performs[act](ctx, workItemId, form));
      } catch (error) {
        session.flash('danger', refusalText(error));
      }
      const item = await findWorkItem(ctx.db, workItemId);
      const isSeen = item && (mayDo(ctx.actor, item) || directs(ctx.actor, item));
      return reply.redirect(isSeen ? workflowPaths.item(workItemId) : workflowPaths.inbox(), 303);
    });
  }

  app.post(workflowPaths.notes(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const { ctx, form, session } = request;
    const view = await viewItem(ctx, request.params.id);
    const { subjectType, subjectId } = view.item;
    const note = { body: form.get('body') ?? '', mentions: form.getAll('mentions') };
    try {
      await addWorkNote(ctx, { subjectType, subjectId, ...note });
    } catch (error) {
      const again = <ItemPage {...view} posted={postedAgain(error, form)} />;
      return reply.html(again, { status: refusedStatus(error) });
    }
    session.flash('success', 'Đã ghi trao đổi.');
    return reply.redirect(workflowPaths.item(request.params.id), 303);
  });

  app.post(workflowPaths.next, { config }, async (request, reply) => {
    const { ctx, form, session } = request;
    const [unitId = '', role = ''] = (form.get('queue') ?? '').split(' ');
    try {
      const item = await takeNextWorkItem(ctx, { unitId, role });
      const why = `Đây là việc đến hạn sớm nhất trong hàng đợi: ${item.subjectCode}, ${item.title}.`;
      session.flash('success', `Đã nhận việc. ${why}`);
      return reply.redirect(workflowPaths.subject(item), 303);
    } catch (error) {
      session.flash('info', refusalText(error));
      return reply.redirect(workflowPaths.inbox(), 303);
    }
  });
};

/** Everything the page of a piece of work shows. @throws Refusal `not-found` to who may not see it */
async function viewItem(ctx: Context, id: string) {
  const { db, actor } = ctx;
  const item = orNotFound(await findWorkItem(db, id));
  const isOwn = mayDo(actor, item);
  const isDirected = directs(actor, item);
  const mayRead =
    isOwn || isDirected || (await subjectKind(item.subjectType).mayRead(db, actor, item.subjectId));
  refuseUnless(mayRead, 'not-found');
  const isOpen = item.state === 'open';
  return {
    item,
    isOwn: isOwn && isOpen,
    isDirected: isDirected && isOpen,
    colleagues: isOpen && (isOwn || isDirected) ? await listColleagues(db, ctx, item) : [],
    unitName: (await listUnitNames(db, [item.unitId])).get(item.unitId) ?? '',
    officerNames: await listOfficerNames(
      db,
      [item.assigneeId, item.closedBy, item.closedFor, item.escalatedTo].filter((each) => each !== null),
    ),
    notes: await listNotes(db, item.subjectType, item.subjectId),
    readers: (await listReaders(db, ctx, item.subjectType, item.subjectId)).filter(
      ({ officerId }) => officerId !== actor.id,
    ),
    calendar: ctx.calendar,
    now: ctx.now(),
  };
}

type Perform = (ctx: Context, workItemId: string, form: URLSearchParams) => Promise<string>;

const performs: Readonly<Record<ItemAct, Perform>> = {
  async claim(ctx, workItemId) {
    await claimWorkItem(ctx, { workItemId });
    return 'Bạn đã nhận việc này; người khác không còn thấy nó trong hàng đợi.';
  },
  async release(ctx, workItemId) {
    await releaseWorkItem(ctx, { workItemId });
    return 'Đã trả việc về hàng đợi chung của vai trò.';
  },
  async reassign(ctx, workItemId, form) {
    const officerId = form.get('officer') ?? '';
    await reassignWorkItem(ctx, { workItemId, officerId });
    const names = await listOfficerNames(ctx.db, [officerId]);
    return `Đã giao cho ${names.get(officerId) ?? 'đồng nghiệp'}.`;
  },
  async distribute(ctx, workItemId) {
    const { choice } = await distributeWorkItem(ctx, { workItemId });
    return `Đã giao cho ${choice.chosen!.fullName}. Căn cứ: ${explainChoice(choice)}`;
  },
};

export type ItemView = Awaited<ReturnType<typeof viewItem>>;
