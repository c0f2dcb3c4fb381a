import type { Routes } from '#platform/http/index.ts';
import { gatewayRoutes } from './calls/gateway-routes.ts';
import { catalogueRoutes } from './catalogue-routes.tsx';
import { clientConsoleRoutes } from './client-console-routes.tsx';
import { clientRoutes } from './client-routes.ts';
import { serviceRoutes } from './console-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { logRoutes } from './log-routes.tsx';
import type { PlatformServices } from './model.ts';

/** What the module plugs into the program. */
export { errorTexts } from './error-texts.ts';
export { deliverEvents } from './events/deliver-events.ts';
export { eventStreamReader } from './events/event-stream.ts';
export type { PlatformServices } from './model.ts';
export { signCalls } from './proof/sign-calls.ts';
export { runExpectations } from './run-expectations.ts';

/** The gateway, what clients ask about themselves, the console, the desk and the catalogue for everyone. */
export const dataPlatformRoutes = (services: PlatformServices): readonly Routes[] => [
  gatewayRoutes(services),
  clientRoutes(services),
  serviceRoutes(services),
  clientConsoleRoutes,
  logRoutes(services),
  deskRoutes,
  catalogueRoutes,
];
