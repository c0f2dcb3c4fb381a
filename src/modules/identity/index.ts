/** Who someone is: citizens, officers, and partners' systems; how they sign in, and who a session speaks for. */

export { accessRules, requireScope } from './access-rules.ts';
export { actorOf } from './actor-of.ts';

import './policy.ts';

export { findApiClients } from './api-actor.ts';
export { createApiClient, hashToken } from './commands/create-api-client.ts';
export { loadCitizens } from './commands/load-citizens.ts';
export { loadCredentials } from './commands/load-credentials.ts';
export { revokeApiClient } from './commands/revoke-api-client.ts';
export { sweepCodes } from './commands/sweep-codes.ts';
export { type ApiActor, type Assurance, type Citizen, isApiActor } from './model.ts';
export { paths as identityPaths } from './paths.ts';
export { withProof } from './proof-in-words.ts';
export { type ApprovalRules, proofRules, usualApprovals } from './proof-rules.ts';
export { findCitizen, findCitizenByIdentityNumber, findCitizensByPhone, getCitizen } from './queries.ts';
export { requestActor } from './request-actor.ts';
export type { IdentityServices, OidcSettings } from './services.ts';
