import type { Routes } from '#platform/http/index.ts';
import { feeDeskRoutes } from './fee-desk-routes.tsx';
import { fineDeskRoutes } from './fine-desk-routes.tsx';
import { fineRoutes } from './fine-routes.tsx';
import { payerRoutes } from './payer-routes.tsx';
import { reconciliationRoutes } from './reconciliation-routes.tsx';
import type { PaymentServices } from './services.ts';

export { unpaidMarks } from './inbox-marks.tsx';
/** What the module plugs into the program. */
export type { PaymentServices } from './services.ts';
export { errorTexts } from './text.ts';

/** Every page and address of payments: payers', the desk's, the gateway's. */
export const paymentRoutes = (services: PaymentServices): readonly Routes[] => [
  payerRoutes(services),
  fineRoutes(services),
  fineDeskRoutes(services),
  feeDeskRoutes(services),
  reconciliationRoutes,
];
