/** The line to the national public service portal: applications in, statuses out, nothing lost. See README.md. */
import './policy.ts';

export { type ReplayFrom, replayStatuses } from './commands/replay-statuses.ts';
export { type PortalMap, readPortalMap } from './mapping/portal-map.ts';
export type { PortalServices } from './model.ts';
export { portalLinePaths } from './paths.ts';
export { createPortalClient, type PortalClient, type PortalSettings } from './portal-client.ts';
