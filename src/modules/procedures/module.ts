/** What the module plugs into the program. */

export { readLexicon } from './finder/index.ts';
export { type FinderFor, finderCache } from './finder-cache.ts';
export { procedureRoutes } from './routes.tsx';
