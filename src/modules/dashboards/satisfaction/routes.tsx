import { Type } from 'typebox';
import { dayOf, listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { dashboardPaths } from '../paths.ts';
import { monthsUpTo, periodOf } from '../period.ts';
import { OwnSatisfactionPage, PublicSatisfactionPage, type SatisfactionRow } from './pages.tsx';
import { listSatisfaction, type Satisfaction, type Shown } from './published.ts';
import { headedBy, listSatisfactionWithin } from './within-agency.ts';

const Asked = Type.Object({ thang: Type.Optional(Type.String({ maxLength: 10 })) });

/** How content people were: for everyone. */
export const publicSatisfactionRoutes: Routes = (app) => {
  app.get(
    dashboardPaths.satisfaction(),
    { config: { access: 'public' }, schema: { querystring: Asked } },
    async ({ ctx, query }, reply) => {
      const { month, months, period, today } = asked(ctx, query.thang);
      const found = await listSatisfaction(ctx.db, period, today);
      const names = await listUnitNames(ctx.db, [...(found?.agencies.keys() ?? [])]);
      return reply.html(
        <PublicSatisfactionPage month={month} months={months} satisfaction={found && rowsOf(found, names)} />,
      );
    },
  );
};

/** By officer and step: for the head of the agency alone. To others there is no such page. */
export const ownSatisfactionRoutes: Routes = (app) => {
  vietnameseOnly(app);
  app.get(
    dashboardPaths.ownSatisfaction(),
    { config: { access: 'officer' }, schema: { querystring: Asked } },
    async ({ ctx, query }, reply) => {
      const own = headedBy(ctx.actor);
      if (own.length === 0) throw new Refusal('not-found');
      const { month, months, period, today } = asked(ctx, query.thang);
      const published = await listSatisfaction(ctx.db, period, today);
      const names = await listUnitNames(ctx.db, own);
      const agencies = await Promise.all(
        own.map(async (agencyId) => {
          const within = published && (await listSatisfactionWithin(ctx.db, agencyId, period, published));
          const people = await listOfficerNames(ctx.db, [...(within?.officers.keys() ?? [])]);
          return {
            agencyId,
            name: names.get(agencyId) ?? '',
            officers: byName(within?.officers, (id) => people.get(id) ?? ''),
            steps: byName(within?.steps, (title) => title),
          };
        }),
      );
      return reply.html(
        <OwnSatisfactionPage
          month={month}
          months={months}
          agencies={agencies}
          isOver={published !== undefined}
        />,
      );
    },
  );
};

/** The month that was asked for; the last that is over without one. */
function asked(ctx: Context, text: string | undefined) {
  const today = dayOf(ctx.now());
  const { month, ...period } = periodOf(text, today.subtract({ months: 1 }));
  return { month, months: monthsUpTo(today.subtract({ months: 1 })), period, today };
}

const byName = (
  shown: ReadonlyMap<string, Shown> | undefined,
  nameOf: (key: string) => string,
): readonly SatisfactionRow[] =>
  [...(shown ?? [])]
    .map(([key, each]) => ({ key, name: nameOf(key), shown: each }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));

type Named = { readonly name: string; readonly shown: Shown };

function rowsOf(found: Satisfaction, names: ReadonlyMap<string, string>) {
  const procedures = (of: ReadonlyMap<string, Named> | undefined): readonly SatisfactionRow[] =>
    [...(of ?? [])]
      .map(([key, { name, shown }]) => ({ key, name, shown }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'));
  return {
    province: found.province,
    agencies: byName(found.agencies, (id) => names.get(id) ?? '').map((row) => ({
      ...row,
      procedures: procedures(found.ofAgency.get(row.key)),
    })),
  };
}
