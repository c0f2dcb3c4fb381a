import type { ComponentChildren } from 'preact';
import { Type } from 'typebox';
import { listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Actor } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { batchRoutes } from './batch-routes.tsx';
import { itemRoutes } from './item-routes.tsx';
import type { WorkItem } from './model.ts';
import { listMentions, listShiftsGiven } from './notes.ts';
import { ownRoutes } from './own-routes.tsx';
import { InboxPage } from './pages/inbox-page.tsx';
import { type InboxView, readPlace, readView, workflowPaths } from './paths.ts';
import { listInbox } from './queries.ts';
import { openList } from './saved-views/open-list.ts';
import { mostCounted } from './saved-views/saved-views.tsx';
import { viewRoutes } from './saved-views/view-routes.ts';
import { queryIn } from './saved-views/views.ts';

const pageLength = 50;
const InboxQuery = Type.Object({ xem: Type.Optional(Type.String()), sau: Type.Optional(Type.String()) });

/** What another module has to say of the things that wait, by the subject's id: that a fee is unpaid. */
export type InboxMarks = (
  db: Database,
  items: readonly WorkItem[],
) => Promise<ReadonlyMap<string, ComponentChildren>>;

/** The officers' inbox, each piece of work in it, and what officers say about themselves. */
export const inboxRoutes =
  (marksOf: InboxMarks = async () => new Map()): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.get(
      workflowPaths.inbox(),
      { config: { access: 'officer' }, schema: { querystring: InboxQuery } },
      async (request, reply) => {
        const { ctx } = request;
        const { db, actor } = ctx;
        const view = readView(request.query.xem);
        const after = readPlace(request.query.sau);
        const now = ctx.now();
        const opened = await openList(ctx, 'inbox', queryIn(request.url), async (query) => {
          const filter = filterOf(readView(query.get('xem') ?? undefined), now);
          return (await listInbox(db, actor, { ...filter, limit: mostCounted + 1 })).length;
        });
        if ('goesTo' in opened) return reply.redirect(opened.goesTo, 303);
        const found = await listInbox(db, actor, {
          limit: pageLength + 1,
          ...(after && { after }),
          ...filterOf(view, now),
        });
        const items = found.slice(0, pageLength);
        const last = items.at(-1);
        const queues = queuesOf(actor);
        const lenders = actor.positions.flatMap(({ onBehalfOf }) => onBehalfOf ?? []);
        const unitIds = [...items, ...queues].map(({ unitId }) => unitId);
        const [unitNames, officerNames, mentions, shifts] = await Promise.all([
          listUnitNames(db, unitIds),
          listOfficerNames(db, lenders),
          listMentions(db, actor.id!),
          listShiftsGiven(db, actor.id!, now.subtract({ hours: 24 })),
        ]);
        return reply.html(
          <InboxPage
            view={view}
            savedViews={opened.props}
            items={items}
            unitNames={unitNames}
            officerNames={officerNames}
            queues={queues.map((queue) => ({ ...queue, unitName: unitNames.get(queue.unitId) ?? '' }))}
            mentions={mentions}
            shifts={shifts}
            directsWork={queues.some(({ role }) => role === 'assigner' || role === 'oneStopHead')}
            isFirst={after === undefined}
            nextHref={found.length > pageLength && last ? workflowPaths.inbox(view, last) : undefined}
            calendar={ctx.calendar}
            now={now}
            marks={await marksOf(db, items)}
          />,
        );
      },
    );
    viewRoutes(app);
    itemRoutes(app);
    batchRoutes(app);
    ownRoutes(app);
  };

export const workflowRoutes: Routes = inboxRoutes();

const filterOf = (view: InboxView, now: Temporal.Instant) => ({
  ...(view === 'overdue' && { dueBefore: now }),
  ...(view === 'own' && { isOwn: true }),
  ...(view === 'reported' && { isReported: true }),
});

/** The queues of work an officer takes from, each once. */
function queuesOf(actor: Actor) {
  const queues = actor.positions.flatMap(({ unitId, roles }) => roles.map((role) => ({ unitId, role })));
  return [...new Map(queues.map((queue) => [`${queue.unitId} ${queue.role}`, queue])).values()].filter(
    ({ role }) => role !== 'administrator',
  );
}
