/** Acting for another person or their organisation: granted, accepted, ended at any time. See README.md. */
import './policy.ts';

export { acceptMandate } from './commands/accept-mandate.ts';
export { type GrantMandate, grantMandate } from './commands/grant-mandate.ts';
export { revokeMandate } from './commands/revoke-mandate.ts';
export { covers, isInForce, type Mandate, principalName } from './model.ts';
export { mandatePaths } from './paths.ts';
export { getMandate, listHeldMandates, listMandatesOf, listStandingMandateIds } from './queries.ts';
export type { RecordPress } from './record.ts';
export { type MandateRules, readMandateRules } from './rules.ts';
export { useMandate } from './use-mandate.ts';
