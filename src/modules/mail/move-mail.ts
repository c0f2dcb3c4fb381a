import { sql } from 'kysely';
import { columnMover, type UnitMover } from '#modules/org/index.ts';

/** Boxes go to who took over, with what of their mail still asks something of somebody; the rest stays with the agency it came to. */
export const mailMovers: readonly UnitMover[] = [
  columnMover({
    name: 'mail boxes',
    table: 'mail_box',
    places: [{ unit: 'agency_id' }],
    open: sql<boolean>`true`,
    kept: sql<string>`concat_ws(' ', address, uid_validity, last_uid)`,
  }),
  columnMover({
    name: 'mail dispatches',
    table: 'mail_dispatch',
    places: [{ unit: 'agency_id' }],
    open: sql<boolean>`state in ('waiting', 'sent', 'failed')`,
    kept: sql<string>`concat_ws(' ', id, state, address, message_id)`,
  }),
  columnMover({
    name: 'secret letters',
    table: 'mail_letter',
    places: [{ unit: 'agency_id' }],
    open: sql<boolean>`state = 'secret' and version = 1`,
    kept: sql<string>`concat_ws(' ', id, state, content_sha256)`,
  }),
];
