import { Type } from 'typebox';
import { getUnit } from '#modules/org/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { tidyDossierCode } from './model.ts';
import { TrackingForm } from './pages/citizen/tracking-form.tsx';
import { TrackingPage } from './pages/citizen/tracking-page.tsx';
import { citizenPaths } from './paths.ts';
import { findTracking } from './queries.ts';

/** Codes are counted up: whoever tries them one after the other must do it slowly. */
export const trackingLimit = { max: 30, windowMs: 60_000 };

/** Following a dossier by its code, without an account and without any personal data (TT 01/2018 Điều 16(2)(d)). */
export const trackingRoutes: Routes = (app) => {
  const config = { access: 'public' };

  app.get(
    citizenPaths.tracking(),
    {
      config,
      schema: { querystring: Type.Object({ code: Type.Optional(Type.String({ maxLength: 200 })) }) },
    },
    async ({ query }, reply) => {
      const code = query.code && tidyDossierCode(query.code).slice(0, 60);
      if (code) return reply.redirect(citizenPaths.tracking(code), 303);
      return reply.html(<TrackingForm isMissing={query.code !== undefined} />);
    },
  );

  app.get(
    '/tra-cuu/:code',
    {
      config: { ...config, limit: trackingLimit },
      schema: { params: Type.Object({ code: Type.String({ maxLength: 200 }) }) },
    },
    async ({ ctx, params }, reply) => {
      const tracking = await findTracking(ctx.db, tidyDossierCode(params.code));
      if (!tracking) return reply.html(<TrackingForm unknown={params.code} />, { status: 404 });
      const agency = await getUnit(ctx.db, tracking.competentAgencyId);
      return reply.html(<TrackingPage tracking={tracking} agency={agency} />);
    },
  );
};
