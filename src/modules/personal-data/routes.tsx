import { findCitizen } from '#modules/identity/index.ts';
import { listUnitNames } from '#modules/org/index.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { ReadingsPage } from './pages/readings-page.tsx';
import { personalDataPaths } from './paths.ts';
import { listReadingsOf } from './queries.ts';

/** The citizen's list of who saw their data. */
export const personalDataRoutes: Routes = (app) => {
  app.get(personalDataPaths.own(), { config: { access: 'citizen' } }, async ({ ctx }, reply) => {
    const citizen = orNotFound(await findCitizen(ctx.db, ctx.actor.id!));
    const readings = await listReadingsOf(ctx.db, citizen);
    const unitNames = await listUnitNames(
      ctx.db,
      readings.map(({ unitId }) => unitId),
    );
    return reply.html(<ReadingsPage citizenId={citizen.id} readings={readings} unitNames={unitNames} />);
  });
};
