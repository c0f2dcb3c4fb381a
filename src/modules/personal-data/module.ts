/** What the module plugs into the program. */
export { personalDataRoutes } from './routes.tsx';
