/** What the module plugs into the program. */
export { batchRoutes } from './batch-routes.tsx';
export { confirmationRoutes } from './confirmation-routes.tsx';
export { keyRoutes } from './key-routes.tsx';
export { layoutRoutes } from './layout/layout-routes.tsx';
export { originalRoutes } from './originals/original-routes.tsx';
export { preservationRoutes } from './preservation-routes.tsx';
export { receiptRoutes } from './receipts/receipt-routes.ts';
export { requestRoutes } from './request-routes.tsx';
export { signingRoutes } from './routes.tsx';
export { errorTexts } from './text.ts';
