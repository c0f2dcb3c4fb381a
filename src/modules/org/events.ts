import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';

/** Each load is a fact of its own about the organisation as a whole. */
export const organisationLoaded = (
  pack: string,
  counts: { readonly places: number; readonly units: number },
): NewEvent => ({
  type: 'organisation-loaded',
  subject: { type: 'organisation-load', id: newId(), version: 1 },
  data: { pack, ...counts },
});

export const officerEnrolled = (officerId: string, agencyId: string | null): NewEvent => ({
  type: 'officer-enrolled',
  subject: { type: 'officer', id: officerId, version: 1 },
  agencyId,
});
