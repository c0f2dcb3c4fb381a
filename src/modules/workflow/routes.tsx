import type { ComponentChildren } from 'preact';
import { Type } from 'typebox';
import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Database } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import type { WorkItem } from './model.ts';
import { InboxPage } from './pages/inbox-page.tsx';
import { readPlace, readView, workflowPaths } from './paths.ts';
import { listInbox } from './queries.ts';

const pageLength = 50;
const InboxQuery = Type.Object({ xem: Type.Optional(Type.String()), sau: Type.Optional(Type.String()) });

/** What another module has to say of the things that wait, by the subject's id: that a fee is unpaid. */
export type InboxMarks = (
  db: Database,
  items: readonly WorkItem[],
) => Promise<ReadonlyMap<string, ComponentChildren>>;

/** The officers' inbox. */
export const inboxRoutes =
  (marksOf: InboxMarks = async () => new Map()): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.get(
      workflowPaths.inbox(),
      { config: { access: 'officer' }, schema: { querystring: InboxQuery } },
      async (request, reply) => {
        const { ctx } = request;
        const view = readView(request.query.xem);
        const after = readPlace(request.query.sau);
        const now = ctx.now();
        const found = await listInbox(ctx.db, ctx.actor, {
          limit: pageLength + 1,
          ...(after && { after }),
          ...(view === 'overdue' && { dueBefore: now }),
          ...(view === 'own' && { isOwn: true }),
        });
        const items = found.slice(0, pageLength);
        const last = items.at(-1);
        return reply.html(
          <InboxPage
            view={view}
            items={items}
            unitNames={
              await listUnitNames(
                ctx.db,
                items.map((item) => item.unitId),
              )
            }
            isFirst={after === undefined}
            nextHref={found.length > pageLength && last ? workflowPaths.inbox(view, last) : undefined}
            calendar={ctx.calendar}
            now={now}
            marks={await marksOf(ctx.db, items)}
          />,
        );
      },
    );
  };

export const workflowRoutes: Routes = inboxRoutes();
