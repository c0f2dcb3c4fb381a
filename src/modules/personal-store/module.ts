/** What the module plugs into the program. */
export { errorTexts } from './messages.ts';
export { type StoreServices, storeRoutes } from './routes.tsx';
