import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';

/** Requests that are not signed yet go along; keys and seals do not: a new unit has new ones. */
export const signingMovers = [
  columnMover({
    name: 'văn bản đang trình ký',
    table: 'signing_request',
    places: [{ unit: 'unit_id', agency: 'agency_id' }],
    open: sql<boolean>`state = 'open'`,
    kept: sql<string>`concat_ws(' ', id, code, due_at)`,
  }),
  columnMover({
    name: 'lượt ký đang chờ',
    table: 'signing_turn',
    places: [{ unit: 'unit_id' }],
    open: sql<boolean>`acted_at is null`,
    kept: sql<string>`concat_ws(' ', id, request_id, stage, purpose, state)`,
  }),
];
