import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';

const places = [{ unit: 'agency_id' }, { unit: 'keeper_unit_id' }];

/** Services are provided, and systems answered for, by whoever took over from the agency. */
export const gatewayMovers = [
  columnMover({
    name: 'dịch vụ dữ liệu',
    table: 'gateway_service',
    places,
    open: sql<boolean>`true`,
    kept: sql<string>`concat_ws(' ', id, name, state)`,
  }),
  columnMover({
    name: 'hệ thống khai thác dữ liệu',
    table: 'gateway_client',
    places,
    open: sql<boolean>`true`,
    kept: sql<string>`concat_ws(' ', id, system, state)`,
  }),
];
