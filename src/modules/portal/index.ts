/** The public face: the front page, and what it offers before anyone has asked. */
export { type HomePack, readHome } from './home-pack.ts';
export { type PortalRouteOptions, portalRoutes } from './routes.tsx';
