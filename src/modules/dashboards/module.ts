/** What the module plugs into the program. */
export { agencyFigureRoutes, publicFigureRoutes } from './routes.tsx';
export { ownSatisfactionRoutes, publicSatisfactionRoutes } from './satisfaction/routes.tsx';
export { indexRoutes } from './service-index/index-routes.tsx';
export { simulationRoutes } from './simulation/routes.tsx';
