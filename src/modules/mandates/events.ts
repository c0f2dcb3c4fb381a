import type { NewEvent } from '#platform/events/index.ts';

/** A fact about a mandate. Who the sides are stands in its row: no personal data in the log. */
const aboutMandate =
  (type: string) =>
  ({ id, version }: { readonly id: string; readonly version: number }): NewEvent => ({
    type,
    subject: { type: 'mandate', id, version },
  });

export const mandateGranted = aboutMandate('mandate-granted');
export const mandateAccepted = aboutMandate('mandate-accepted');
export const mandateRevoked = aboutMandate('mandate-revoked');
