import { sql } from 'kysely';
import {
  columnMover,
  countRows,
  listOfficersOf,
  tallyOf,
  type UnitMover,
  type UnitPlace,
} from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import type { Placement } from './model.ts';

/** From the units that ended to those that do their work. */
export type Successors = ReadonlyMap<string, UnitPlace>;

const isOpen = sql<boolean>`state in ('open', 'suspended')`;
const isMoved = (ended: readonly string[]) => sql<boolean>`work_item.unit_id = any(${[...ended]}::uuid[])`;

/** Gives the open steps of these subjects, and those to come, to the successors of units that ended. */
export async function moveWork(
  tx: Tx,
  subjectType: string,
  subjectIds: readonly string[],
  successors: Successors,
): Promise<void> {
  const ofThese = sql<boolean>`subject_type = ${subjectType} and subject_id = any(${[...subjectIds]}::uuid[])`;
  await moveItems(tx, successors, ofThese);
  await movePlacements(tx, successors, ofThese);
}

async function moveItems(
  tx: Tx,
  successors: Successors,
  of: ReturnType<typeof sql<boolean>>,
): Promise<number> {
  const places = [...successors.values()];
  const moved = await sql`
    update work_item set unit_id = moved.unit_id, agency_id = moved.agency_id
    from unnest(${[...successors.keys()]}::uuid[], ${places.map(({ unitId }) => unitId)}::uuid[],
      ${places.map(({ agencyId }) => agencyId)}::uuid[]) as moved (from_id, unit_id, agency_id)
    where work_item.unit_id = moved.from_id and ${isOpen} and ${of}`.execute(tx);
  return Number(moved.numAffectedRows ?? 0n);
}

/** Where the next steps of running processes go: few ways, each written once for all that go it. */
async function movePlacements(
  tx: Tx,
  successors: Successors,
  of: ReturnType<typeof sql<boolean>>,
): Promise<void> {
  const ways = await sql<{ placement: Placement }>`
    select distinct placement from process_instance where ended_at is null and ${of}`.execute(tx);
  for (const { placement } of ways.rows) {
    const moved = Object.fromEntries(
      Object.entries(placement).map(([role, place]) => [role, successors.get(place.unitId) ?? place]),
    );
    if (JSON.stringify(moved) === JSON.stringify(placement)) continue;
    await sql`update process_instance set placement = ${jsonb(moved)}
      where placement = ${jsonb(placement)} and ended_at is null and ${of}`.execute(tx);
  }
}

/** Ways of looking at a list that everyone in a unit has are there in the unit that took over. */
export const savedViewMover = columnMover({
  name: 'cách xem chung đã lưu',
  table: 'work_saved_view',
  places: [{ unit: 'unit_id' }],
  open: sql<boolean>`work_saved_view.unit_id is not null`,
  kept: sql<string>`concat_ws(' ', id, list, name, query)`,
});

/**
 * The open work that no other mover took along, and the steps of officers who did not come along: those go back to
 * everyone who holds the role.
 */
export const workMover: UnitMover = {
  name: 'việc trong hộp việc',
  tables: ['work_item'],
  async move(tx, _ctx, moves, { on }) {
    const successors = moves.within(undefined);
    const moved = await moveItems(tx, successors, sql<boolean>`true`);
    await movePlacements(tx, successors, sql<boolean>`true`);
    const agencies = [...new Set([...successors.values()].map(({ agencyId }) => agencyId))];
    const officers = (await listOfficersOf(tx, agencies, on)).map(({ officerId }) => officerId);
    await sql`update work_item set assignee_id = null where ${isOpen} and assignee_id is not null
      and agency_id = any(${agencies}::uuid[]) and assignee_id <> all(${officers}::uuid[])`.execute(tx);
    return moved;
  },
  countLeft: (tx, endedIds) => countRows(tx, 'work_item', sql`${isOpen} and ${isMoved(endedIds)}`),
  tally: (tx) =>
    tallyOf(
      tx,
      sql`work_item`,
      isOpen,
      sql<string>`concat_ws(' ', id, state, token, role, due_at, step_due_at)`,
    ),
};
