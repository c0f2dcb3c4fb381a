/** What the module plugs into the program. */
export { signingRoutes } from './routes.tsx';
export { errorTexts } from './text.ts';
