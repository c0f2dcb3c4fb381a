import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { CountedPage } from '../pages/counted-page.tsx';
import { dashboardPaths } from '../paths.ts';
import { monthsUpTo, periodOf } from '../period.ts';
import { listFigures, totalOf } from '../queries.ts';
import { listSatisfaction, withShown } from '../satisfaction/published.ts';
import { AgencyIndexPage, PublicIndexPage, partTitles } from './index-pages.tsx';
import { listMissing } from './list-missing.ts';
import { type IndexRules, type Part, partNames } from './rules.ts';
import { scoreOf } from './score.ts';

const Asked = Type.Object({ thang: Type.Optional(Type.String({ maxLength: 10 })) });

/** The groups of Decision 766/QĐ-TTg, for everyone and for one's own agency down to what would raise them. */
export const indexRoutes =
  (rules: IndexRules): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.get(
      dashboardPaths.publicIndex(),
      { config: { access: 'public' }, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => {
        const today = dayOf(ctx.now());
        const { month, ...period } = periodOf(query.thang, today);
        const figures = await listFigures(ctx.db, period, ctx.now());
        const satisfaction = await listSatisfaction(ctx.db, period, today);
        const names = await listUnitNames(ctx.db, [...figures.keys()]);
        const agencies = [...figures]
          .map(([agencyId, each]) => ({
            agencyId,
            name: names.get(agencyId) ?? '',
            score: scoreOf(rules, withShown(each, satisfaction?.agencies.get(agencyId))),
          }))
          .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
        return reply.html(
          <PublicIndexPage rules={rules} month={month} months={monthsUpTo(today)} agencies={agencies} />,
        );
      },
    );

    const config = { access: 'officer' };
    app.get(
      dashboardPaths.index(),
      { config, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => {
        const today = dayOf(ctx.now());
        const { month, ...period } = periodOf(query.thang, today);
        const own = agenciesOf(ctx.actor);
        const figures = await listFigures(ctx.db, period, ctx.now());
        const satisfaction = await listSatisfaction(ctx.db, period, today);
        const names = await listUnitNames(ctx.db, [...own]);
        const agencies = own.map((agencyId) => ({
          agencyId,
          name: names.get(agencyId) ?? '',
          score: scoreOf(
            rules,
            withShown(figures.get(agencyId) ?? totalOf([]), satisfaction?.agencies.get(agencyId)),
          ),
        }));
        return reply.html(
          <AgencyIndexPage rules={rules} month={month} months={monthsUpTo(today)} agencies={agencies} />,
        );
      },
    );

    const Missing = Type.Object({
      agencyId: Type.String({ format: 'uuid' }),
      part: Type.Enum([...partNames]),
    });
    app.get(
      dashboardPaths.missing(':agencyId', ':part'),
      { config, schema: { params: Missing, querystring: Asked } },
      async ({ ctx, params, query }, reply) => {
        const { agencyId } = params;
        const part = params.part as Part;
        if (!agenciesOf(ctx.actor).includes(agencyId) || part === 'satisfied') throw new Refusal('not-found');
        const { month, ...period } = periodOf(query.thang, dayOf(ctx.now()));
        const names = await listUnitNames(ctx.db, [agencyId]);
        return reply.html(
          <CountedPage
            title={`Làm gì để tăng điểm: ${partTitles[part].toRaise}`}
            month={month}
            agencyName={names.get(agencyId) ?? ''}
            dossiers={await listMissing(ctx.db, agencyId, part, period, ctx.now())}
          />,
        );
      },
    );
  };
