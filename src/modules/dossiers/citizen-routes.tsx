import type { Routes } from '#platform/http/index.ts';
import { applyRoutes } from './apply-routes.tsx';
import { formSourceRoutes } from './form-source-routes.ts';
import { invitationRoutes } from './invitations/invitation-routes.tsx';
import { offlineRoutes } from './offline/offline-routes.tsx';
import { type OwnServices, ownRoutes } from './own-routes.tsx';
import { trackingRoutes } from './tracking-routes.tsx';
import { walletRoutes } from './wallet-routes.tsx';

/** Everything a citizen does with a dossier: apply, follow, answer, receive, rate. */
export const citizenRoutes =
  (services: OwnServices): Routes =>
  (app) => {
    trackingRoutes(app);
    formSourceRoutes(app);
    applyRoutes(app, services);
    offlineRoutes(app, services);
    invitationRoutes(app, services);
    ownRoutes(app, services);
    walletRoutes(app, services);
  };
