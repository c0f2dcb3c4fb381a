import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';

/** Pages that wait to be sorted by hand wait at the desk that took over. */
export const scanMover = columnMover({
  name: 'trang quét chờ xếp',
  table: 'scan_part',
  places: [{ unit: 'unit_id' }],
  open: sql<boolean>`state = 'unsorted'`,
  kept: sql<string>`concat_ws(' ', id, batch_id, number)`,
});
