import type { NewEvent } from '#platform/events/index.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The acts of people around the gateway. Calls have a log of their own. */
const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string, subjectType: string) =>
  (subject: Versioned, data: Data, agencyId: string | null = null): NewEvent => ({
    type,
    subject: { type: subjectType, id: subject.id, version: subject.version },
    agencyId,
    data,
  });

export const serviceRegistered = fact<{ name: string }>('service-registered', 'gateway-service');
export const serviceChanged = fact<{ name: string; state: string }>('service-changed', 'gateway-service');
/** A version is in force from now on; what breaks is told by its number of places. */
export const contractPublished = fact<{ name: string; version: string; sha256: string; breaking: number }>(
  'contract-published',
  'gateway-service',
);

export const clientRegistered = fact<{ system: string }>('client-registered', 'gateway-client');
export const clientChanged = fact<{ system: string; state: string }>('client-changed', 'gateway-client');
export const credentialAdded = fact<{ system: string; kind: string; label: string }>(
  'credential-added',
  'gateway-client',
);
export const credentialRevoked = fact<{ system: string; label: string }>(
  'credential-revoked',
  'gateway-client',
);

type GrantFact = {
  readonly code: string;
  readonly clientId: string;
  readonly serviceId: string;
  readonly operation: string;
  readonly purpose: string;
};
export const grantRequested = fact<GrantFact & { lawBasis: string }>('grant-requested', 'gateway-grant');
export const grantDecided = fact<GrantFact & { state: string }>('grant-decided', 'gateway-grant');
export const grantRevoked = fact<GrantFact & { reason: string }>('grant-revoked', 'gateway-grant');

export const discrepancyFound = fact<{ code: string; serviceId: string; operation: string; callId: string }>(
  'discrepancy-found',
  'gateway-discrepancy',
);
export const discrepancyAnswered = fact<{ code: string; state: string }>(
  'discrepancy-answered',
  'gateway-discrepancy',
);

export const expectationRegistered = fact<{ name: string; serviceId: string; operation: string }>(
  'expectation-registered',
  'gateway-expectation',
);
export const expectationWithdrawn = fact<{ name: string; serviceId: string }>(
  'expectation-withdrawn',
  'gateway-expectation',
);
/** Told when it begins to fail, and when it is met again; not for each run. */
export const expectationTurned = fact<{ name: string; isMet: boolean }>(
  'expectation-turned',
  'gateway-expectation',
);

export const subscriptionBegun = fact<{ clientId: string; types: string }>(
  'subscription-begun',
  'gateway-subscription',
);
export const subscriptionReplayed = fact<{ from: string }>('subscription-replayed', 'gateway-subscription');
export const subscriptionGivenUp = fact<{ error: string }>('subscription-given-up', 'gateway-subscription');
export const subscriptionEnded = fact<{ clientId: string }>('subscription-ended', 'gateway-subscription');
/** Someone looked for the calls about a person; whose, is not told here. */
export const subjectCallsSearched = fact<{ reason: string; found: number }>(
  'subject-calls-searched',
  'gateway-search',
);
