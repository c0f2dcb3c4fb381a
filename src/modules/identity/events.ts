import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';

type Data = Readonly<Record<string, string | number | boolean | null>>;

/** A fact with no history of versions: each stands for itself. Ids only: names and addresses stay in the tables. */
const fact =
  (subjectType: string, type: string) =>
  (data: Data, agencyId: string | null = null): NewEvent => ({
    type,
    subject: { type: subjectType, id: newId(), version: 1 },
    agencyId,
    data,
  });

export const officerSignedIn = fact('sign-in', 'officer-signed-in');
export const officerSignInFailed = fact('sign-in', 'officer-sign-in-failed');
export const citizenSignedIn = fact('sign-in', 'citizen-signed-in');
export const citizenSignInFailed = fact('sign-in', 'citizen-sign-in-failed');
export const officerProvenAgain = fact('sign-in', 'officer-proven-again');
export const signedOut = fact('sign-in', 'signed-out');
export const sessionsRevoked = fact('sign-in', 'sessions-revoked');
export const oneTimeCodeRequested = fact('sign-in', 'one-time-code-requested');

export const passwordChanged = fact('credential-change', 'password-changed');
export const passwordReset = fact('credential-change', 'password-reset');
export const secondFactorAdded = fact('credential-change', 'second-factor-added');
export const secondFactorRemoved = fact('credential-change', 'second-factor-removed');
export const credentialsLoaded = fact('credential-change', 'credentials-loaded');

const aboutCitizen = (type: string) => (citizen: { readonly id: string; readonly version: number }) => ({
  type,
  subject: { type: 'citizen', id: citizen.id, version: citizen.version },
});
export const citizenRegistered = aboutCitizen('citizen-registered');
export const citizenUpdated = aboutCitizen('citizen-updated');

export const apiClientCreated = (id: string, data: Data): NewEvent => ({
  type: 'api-client-created',
  subject: { type: 'api-client', id, version: 1 },
  data,
});
export const apiClientRevoked = (id: string): NewEvent => ({
  type: 'api-client-revoked',
  subject: { type: 'api-client', id, version: 2 },
});
