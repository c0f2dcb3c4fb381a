import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { consolePaths } from './console-paths.ts';
import { getUnitFacts, listAgencyRows, listOfficeRows, listPositionRows } from './console-queries.ts';
import { dayOf } from './model.ts';
import { OrganisationPage } from './pages/organisation-page.tsx';
import { UnitPage } from './pages/unit-page.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const OnDay = Type.Object({ ngay: Type.Optional(Type.String()) });

/** The organisation in the console of administrators: to look at; it changes by loading the province's pack. */
export const orgRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const config = { access: 'administrator' };

  app.get(consolePaths.home(), { config, schema: { querystring: OnDay } }, async ({ ctx, query }, reply) => {
    const asked = dayIn(query.ngay);
    const on = asked ?? dayOf(ctx.now());
    const agencies = await listAgencyRows(ctx.db, on);
    return reply.html(<OrganisationPage on={on} isAsked={asked !== undefined} agencies={agencies} />);
  });

  app.get(
    consolePaths.unit(':id'),
    { config, schema: { params: ById, querystring: OnDay } },
    async ({ ctx, params, query }, reply) => {
      const asked = dayIn(query.ngay);
      const on = asked ?? dayOf(ctx.now());
      const unit = await getUnitFacts(ctx.db, params.id);
      const [positions, offices] = await Promise.all([
        listPositionRows(ctx.db, unit.id, on),
        unit.isAgency ? listOfficeRows(ctx.db, unit.id, on) : [],
      ]);
      return reply.html(<UnitPage unit={unit} offices={offices} positions={positions} on={asked} />);
    },
  );
};

/** The day in an address, or nothing when someone has edited it. */
function dayIn(text: string | undefined): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? '')) return undefined;
  try {
    return Temporal.PlainDate.from(text!);
  } catch {
    return undefined;
  }
}
