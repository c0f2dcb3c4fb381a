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

export const substituteNamed = (
  id: string,
  agencyId: string,
  data: { readonly substitute: string; readonly from: string; readonly to: string },
): NewEvent => ({
  type: 'substitute-named',
  subject: { type: 'substitution', id, version: 1 },
  agencyId,
  data,
});

export const substitutionEnded = (id: string, agencyId: string): NewEvent => ({
  type: 'substitution-ended',
  subject: { type: 'substitution', id, version: 2 },
  agencyId,
});

export const organisationReorganised = (
  id: string,
  data: { readonly document: string; readonly on: string; readonly endedUnits: number },
): NewEvent => ({
  type: 'organisation-reorganised',
  subject: { type: 'reorganisation', id, version: 1 },
  data,
});
