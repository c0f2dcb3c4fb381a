import type { NewEvent } from '#platform/events/index.ts';

const fact =
  <Data extends object>(type: string, subject: string) =>
  (id: string, version: number, data: Data): NewEvent => ({
    type,
    subject: { type: subject, id, version },
    data: data as Readonly<Record<string, unknown>>,
  });

/** No personal data, no code and no key stands in the log: only that it happened, and about what. */
export const attestationOffered = fact<{ of: string; kind: string }>(
  'attestation-offered',
  'attestation-offer',
);
export const offerTaken = fact<object>('attestation-offer-taken', 'attestation-offer');
export const offerPinFailed = fact<{ failures: number }>('attestation-pin-failed', 'attestation-offer');
export const attestationIssued = fact<{ of: string; kind: string }>('attestation-issued', 'attestation');
