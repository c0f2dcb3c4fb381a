import type { NewEvent } from '#platform/events/index.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const fact =
  <Data extends Readonly<Record<string, unknown>>>(type: string, subjectType: string) =>
  ({ id, version }: Versioned, data: Data): NewEvent => ({
    type,
    subject: { type: subjectType, id, version },
    data,
  });

/** Facts about messages of the portal. What they say stands in their rows: no personal data stands in the log. */
export const arrivalTaken = fact<{ kind: string; dossierId: string }>(
  'portal-arrival-taken',
  'portal-arrival',
);
export const arrivalHeld = fact<{ kind: string; code: string }>('portal-arrival-held', 'portal-arrival');
export const arrivalRetried = fact<{ kind: string }>('portal-arrival-retried', 'portal-arrival');
export const arrivalDismissed = fact<{ kind: string; code: string }>(
  'portal-arrival-dismissed',
  'portal-arrival',
);
export const dayReconciled = fact<{ on: string; ours: number; theirs: number; differences: number }>(
  'portal-day-reconciled',
  'portal-day',
);
export const catalogueCompared = (
  id: string,
  data: { fetched: number; open: number; faulty: number },
): NewEvent => fact<typeof data>('portal-catalogue-compared', 'portal-catalogue')({ id, version: 1 }, data);
export const proposalTaken = fact<{ code: string }>('portal-proposal-taken', 'portal-proposal');
export const proposalDeclined = fact<{ code: string }>('portal-proposal-declined', 'portal-proposal');
/** Each replay is a fact of its own. */
export const statusesReplayed = (id: string, data: { position: string | null; count: number }): NewEvent =>
  fact<typeof data>('portal-statuses-replayed', 'portal-replay')({ id, version: 1 }, data);
