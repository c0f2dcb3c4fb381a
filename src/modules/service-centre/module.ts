import type { Routes } from '#platform/http/index.ts';
import { appointmentRoutes } from './appointment-routes.tsx';
import { arrangementRoutes } from './arrangement-routes.tsx';
import { deviceConsoleRoutes } from './console-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { hallRoutes } from './hall-routes.tsx';
import { kioskLookRoutes } from './kiosk-look-routes.tsx';
import { kioskTicketRoutes } from './kiosk-ticket-routes.tsx';
import { posterRoutes } from './poster-routes.ts';
import { publicRoutes } from './public-routes.tsx';
import { boardRoutes, deviceRoutes, tabletRoutes } from './screen-routes.tsx';
import type { CentreServices } from './services.ts';

/** What the module plugs into the program. */
export type { CentreServices } from './services.ts';
export { errorTexts } from './text.ts';

/** A screen that is none of ours is told so, as who may not enter. */
export const refusalStatuses = { 'device-unknown': 403, 'camera-silent': 502 } as const;

/** Every page and address of the centres: everyone's, the screens', the clerks', the administrators'. */
export const centreRoutes = (services: CentreServices): readonly Routes[] =>
  [
    publicRoutes,
    posterRoutes,
    appointmentRoutes,
    deviceRoutes,
    boardRoutes,
    tabletRoutes,
    kioskTicketRoutes,
    kioskLookRoutes,
    deskRoutes,
    hallRoutes,
    arrangementRoutes,
    deviceConsoleRoutes,
  ].map((routes) => routes(services));
