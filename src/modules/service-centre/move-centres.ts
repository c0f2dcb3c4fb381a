import { sql } from 'kysely';
import { columnMover, countRows, tallyOf, type UnitMover, type UnitMoves } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';

/** A hall stands where it stood; its desk is the successor's from now on, so that one desk may run two. */
const hallMover = columnMover({
  name: 'trung tâm phục vụ hành chính công',
  table: 'centre',
  places: [{ unit: 'unit_id', agency: 'agency_id' }],
  open: sql<boolean>`true`,
  kept: sql<string>`concat_ws(' ', id, code, name)`,
});

const seatMover = columnMover({
  name: 'quầy',
  table: 'centre_counter',
  places: [{ unit: 'desk_id' }, { unit: 'agency_id' }],
  open: sql<boolean>`true`,
  kept: sql<string>`concat_ws(' ', id, centre_id, number, state, officer_id)`,
});

/** What one queues for is done by whoever has its field now; who waits for it waits for them. */
const groupMover: UnitMover = {
  name: 'nhóm dịch vụ',
  tables: ['centre_group'],
  async move(tx, _ctx, moves) {
    const groups = await tx
      .selectFrom('centreGroup')
      .select(['centreId', 'code', 'agencyId', 'fields'])
      .where('agencyId', 'in', [...moves.endedIds])
      .execute();
    for (const group of groups) await giveGroup(tx, group, moves);
    return groups.length;
  },
  countLeft: (tx, endedIds) => countRows(tx, 'centre_group', sql`agency_id = any(${[...endedIds]}::uuid[])`),
  tally: (tx) => tallyOf(tx, sql`centre_group`, sql`true`, sql<string>`concat_ws(' ', centre_id, code)`),
};

interface Grouped {
  readonly centreId: string;
  readonly code: string;
  readonly agencyId: string;
  readonly fields: readonly string[];
}

async function giveGroup(tx: Tx, { centreId, code, agencyId, fields }: Grouped, moves: UnitMoves) {
  const to = moves.successorOf(agencyId, { field: fields[0] })!.agencyId;
  await tx
    .updateTable('centreGroup')
    .set({ agencyId: to })
    .where('centreId', '=', centreId)
    .where('code', '=', code)
    .execute();
  await tx
    .updateTable('centreTicket')
    .set({ agencyId: to })
    .where('centreId', '=', centreId)
    .where('groupCode', '=', code)
    .where('endedAt', 'is', null)
    .execute();
  // A counter of the agency that calls this group is the counter of whoever does it now.
  await tx
    .updateTable('centreCounter')
    .set({ agencyId: to })
    .where('centreId', '=', centreId)
    .where('agencyId', '=', agencyId)
    .where(sql<boolean>`groups[1] = ${code}`)
    .execute();
}

/** Numbers that wait or are served. Figures and ratings stay with the agency that earned them. */
const ticketMover = columnMover({
  name: 'số đang chờ hoặc đang phục vụ',
  table: 'centre_ticket',
  places: [{ unit: 'agency_id' }],
  open: sql<boolean>`ended_at is null`,
  kept: sql<string>`concat_ws(' ', id, centre_id, group_code, number, state, counter_id)`,
});

/** Groups go first, for they know whose work they are; what no group has taken along goes to the one successor. */
export const centreMovers: readonly UnitMover[] = [groupMover, hallMover, seatMover, ticketMover];
