import type { Routes } from '#platform/http/index.ts';
import { apiRoutes } from './api-routes.ts';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { deskArrivalRoutes } from './held-routes.tsx';
import { lineRoutes } from './line-routes.tsx';
import type { PortalServices } from './model.ts';
import './policy.ts';

/** What the module plugs into the program. */
export { fetchArrivals } from './arrivals/fetch-arrivals.ts';
export { takeArrivals } from './arrivals/take-arrivals.ts';
export { errorTexts } from './error-texts.ts';
export { portalActorName } from './model.ts';
export { reconcileYesterday } from './reconcile-yesterday.ts';
export { portalServices } from './services.ts';
export { sendStatuses } from './statuses/send-statuses.ts';
export { portalStatusReader } from './statuses/status-reader.ts';

/** Every page and address of the line. */
export const nationalPortalRoutes = (services: PortalServices): readonly Routes[] => [
  apiRoutes(services),
  lineRoutes(services),
  deskArrivalRoutes(services),
  catalogueRoutes(services),
];
