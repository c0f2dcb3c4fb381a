/** What the module plugs into the program. */
export { errorTexts } from './messages.ts';
export { type MandateServices, mandateRoutes } from './routes.tsx';
