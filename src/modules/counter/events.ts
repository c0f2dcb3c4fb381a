import type { NewEvent } from '#platform/events/index.ts';

interface Asked {
  readonly id: string;
  readonly version: number;
}

/** A fact about a confirmation: how it travelled, never to whom or what it said. */
const aboutConfirmation =
  <Data extends object>(type: string) =>
  ({ id, version }: Asked, data: Data): NewEvent => ({
    type,
    subject: { type: 'counter-confirmation', id, version },
    data: data as Readonly<Record<string, unknown>>,
  });

export const confirmationAsked = aboutConfirmation<{ channel: string }>('confirmation-asked');
export const confirmationGiven = aboutConfirmation<{ through: string }>('confirmation-given');
export const confirmationFailed = aboutConfirmation<{ through: string }>('confirmation-failed');
