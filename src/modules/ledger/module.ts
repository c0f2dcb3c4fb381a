/** What the module plugs into the program. */
export { ledgerRoutes } from './ledger-routes.ts';
export { errorTexts } from './words.vi.ts';
