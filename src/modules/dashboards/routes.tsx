import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { listAgencyCentreFigures, sumOf } from '#modules/service-centre/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { AgencyFiguresPage } from './pages/agency-figures-page.tsx';
import { CountedPage } from './pages/counted-page.tsx';
import { PublicFiguresPage } from './pages/public-figures-page.tsx';
import { dashboardPaths } from './paths.ts';
import { monthsUpTo, periodOf } from './period.ts';
import { isListed, type Listed, listCounted, listDueSoonest, listFigures, totalOf } from './queries.ts';
import { listSatisfaction, withShown } from './satisfaction/published.ts';
import { headedBy } from './satisfaction/within-agency.ts';

const Asked = Type.Object({ thang: Type.Optional(Type.String({ maxLength: 10 })) });

const listNames: Readonly<Record<Listed, string>> = {
  received: 'Hồ sơ đã tiếp nhận',
  digitised: 'Hồ sơ có giấy tờ được số hóa đủ',
  reused: 'Hồ sơ dùng lại giấy tờ trong kho',
  electronicResult: 'Hồ sơ có kết quả điện tử',
  punctual: 'Hồ sơ giải quyết sớm và đúng hạn',
  late: 'Hồ sơ giải quyết trễ hạn',
  refused: 'Hồ sơ không được tiếp nhận',
  withdrawn: 'Hồ sơ được rút',
  reopened: 'Hồ sơ bị thu hồi kết quả, mở lại',
  stopped: 'Hồ sơ dừng giải quyết',
};

/** The figures for everyone. */
export const publicFigureRoutes: Routes = (app) => {
  app.get(
    dashboardPaths.public(),
    { config: { access: 'public' }, schema: { querystring: Asked } },
    async ({ ctx, query }, reply) => {
      const today = dayOf(ctx.now());
      const period = periodOf(query.thang, today);
      const [figures, atCounters, satisfaction] = await Promise.all([
        listFigures(ctx.db, period, ctx.now()),
        listAgencyCentreFigures(ctx.db, period),
        listSatisfaction(ctx.db, period, today),
      ]);
      // A utility has counters and no dossiers.
      const ids = [...new Set([...figures.keys(), ...atCounters.keys()])];
      const names = await listUnitNames(ctx.db, ids);
      const agencies = ids
        .map((agencyId) => ({
          agencyId,
          name: names.get(agencyId) ?? '',
          figures: figures.get(agencyId) ?? totalOf([]),
          atCounters: atCounters.get(agencyId),
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
      return reply.html(
        <PublicFiguresPage
          month={period.month}
          months={monthsUpTo(today)}
          total={withShown(totalOf(figures.values()), satisfaction?.province)}
          atCounters={sumOf([...atCounters.values()])}
          agencies={agencies}
          now={ctx.now()}
        />,
      );
    },
  );
};

/** The figures of one's own agency, down to the dossier. */
export const agencyFigureRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const config = { access: 'officer' };

  app.get(
    dashboardPaths.agency(),
    { config, schema: { querystring: Asked } },
    async ({ ctx, query }, reply) => {
      const today = dayOf(ctx.now());
      const period = periodOf(query.thang, today);
      const own = agenciesOf(ctx.actor);
      const [figures, atCounters, satisfaction, names] = await Promise.all([
        listFigures(ctx.db, period, ctx.now()),
        listAgencyCentreFigures(ctx.db, period),
        listSatisfaction(ctx.db, period, today),
        listUnitNames(ctx.db, [...own]),
      ]);
      const agencies = await Promise.all(
        own.map(async (agencyId) => ({
          agencyId,
          name: names.get(agencyId) ?? '',
          figures: withShown(figures.get(agencyId) ?? totalOf([]), satisfaction?.agencies.get(agencyId)),
          atCounters: atCounters.get(agencyId),
          dueSoonest: await listDueSoonest(ctx.db, agencyId, 20),
        })),
      );
      return reply.html(
        <AgencyFiguresPage
          month={period.month}
          months={monthsUpTo(today)}
          agencies={agencies}
          isHead={headedBy(ctx.actor).length > 0}
          now={ctx.now()}
        />,
      );
    },
  );

  const Counted = Type.Object({
    agencyId: Type.String({ format: 'uuid' }),
    figure: Type.String({ maxLength: 20 }),
  });
  app.get(
    dashboardPaths.counted(':agencyId', ':figure'),
    { config, schema: { params: Counted, querystring: Asked } },
    async ({ ctx, params, query }, reply) => {
      const { agencyId, figure } = params;
      if (!agenciesOf(ctx.actor).includes(agencyId) || !isListed(figure)) throw new Refusal('not-found');
      const period = periodOf(query.thang, dayOf(ctx.now()));
      const names = await listUnitNames(ctx.db, [agencyId]);
      return reply.html(
        <CountedPage
          title={listNames[figure]}
          month={period.month}
          agencyName={names.get(agencyId) ?? ''}
          dossiers={await listCounted(ctx.db, agencyId, figure, period)}
        />,
      );
    },
  );
};
