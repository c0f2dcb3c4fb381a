/** The gateway for services between agencies' systems: contracts, grants, calls and their proof. See README.md. */
import './policy.ts';

export { loadOwnEvents, type PublishedEvent } from './commands/load-own-events.ts';
export { gatewayMovers } from './move-services.ts';
export { platformPaths } from './paths.ts';
export { type SeededService, seedServices } from './seed-services.ts';
