/** What the module plugs into the program. */

export { storeDeskRoutes } from './desk-routes.tsx';
export { errorTexts } from './messages.ts';
export { type StoreServices, storeRoutes } from './routes.tsx';
