import type { NewEvent } from '#platform/events/index.ts';
import type { Purpose, ReadableSubject } from './model.ts';

/** An officer saw personal data unmasked. Whose they were stands in the row, not in the log. */
export const personalDataRead = (
  reading: { readonly id: string; readonly purpose: Purpose; readonly agencyId: string },
  { type, id }: ReadableSubject,
): NewEvent => ({
  type: 'personal-data-read',
  subject: { type: 'personal-data-reading', id: reading.id, version: 1 },
  agencyId: reading.agencyId,
  data: { purpose: reading.purpose, of: type, ofId: id },
});
