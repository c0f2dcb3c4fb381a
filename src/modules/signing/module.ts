/** What the module plugs into the program. */
export { receiptRoutes } from './receipts/receipt-routes.ts';
export { signingRoutes } from './routes.tsx';
export { errorTexts } from './text.ts';
