import type { Routes } from '#platform/http/index.ts';
import { apiRoutes } from './api-routes.ts';
import type { ExchangeServices } from './model.ts';
import { pageRoutes } from './page-routes.tsx';
import { vxpRoutes } from './vxp/vxp-routes.ts';

/** What the module plugs into the program. */
export { deliverHere } from './commands/deliver-here.ts';
export { deliverElsewhere } from './deliver-elsewhere.ts';
export { errorTexts, refusalStatuses } from './error-texts.ts';
export { nationalTransport } from './national/national-transport.ts';
export { receiveNational } from './national/receive-national.ts';
export { nodeSigner } from './node-signer.ts';
export { pushTransport } from './push-transport.ts';
export { type DeliveryRun, runDeliveries } from './run-deliveries.ts';
export { sweepUploads } from './sweep-uploads.ts';
export { arrivalReader, tellArrivalJob } from './tell-arrival.ts';
export { conform, readVxpPeers } from './vxp/conformance/index.ts';
export { createVxpClient, type VxpSettings } from './vxp/vxp-client.ts';

/**
 * Every page and address of the axis.
 *
 * @param secret of the installation, in hex: systems' secrets are drawn from it
 */
export const exchangeRoutes = (services: ExchangeServices, secret: string): readonly Routes[] => [
  apiRoutes(services),
  vxpRoutes(services, secret),
  pageRoutes(services, secret),
];
