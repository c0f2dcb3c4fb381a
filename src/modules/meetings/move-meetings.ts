import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';

/** Meetings to come stand in the calendar of who took over; those that were stay where they were held. */
export const meetingMover = columnMover({
  name: 'meetings',
  table: 'meeting',
  places: [{ unit: 'unit_id', agency: 'agency_id' }],
  open: sql<boolean>`state = 'planned' and ends_at > now()`,
  kept: sql<string>`concat_ws(' ', id, title, starts_at, sequence)`,
});
