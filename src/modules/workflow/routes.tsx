import { Type } from 'typebox';
import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { InboxPage } from './pages/inbox-page.tsx';
import { readPlace, readView, workflowPaths } from './paths.ts';
import { listInbox } from './queries.ts';

const pageLength = 50;
const InboxQuery = Type.Object({ xem: Type.Optional(Type.String()), sau: Type.Optional(Type.String()) });

/** The officers' inbox. */
export const workflowRoutes: Routes = (app) => {
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
        />,
      );
    },
  );
};
