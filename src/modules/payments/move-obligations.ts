import { sql } from 'kysely';
import { columnMover, type UnitPlace } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';

/** What these subjects owe, or are owed, is settled by the successors of the agency and the desk that ended. */
export async function moveObligations(
  tx: Tx,
  subjectType: string,
  subjectIds: readonly string[],
  successors: ReadonlyMap<string, UnitPlace>,
): Promise<void> {
  const units = [...successors].map(([from, { unitId }]) => ({ from, unitId }));
  for (const column of ['agency_id', 'desk_id'])
    await sql`
      update payment_obligation set ${sql.ref(column)} = moved.unit_id
      from unnest(${units.map(({ from }) => from)}::uuid[], ${units.map(({ unitId }) => unitId)}::uuid[]) as moved (from_id, unit_id)
      where ${sql.ref(`payment_obligation.${column}`)} = moved.from_id and paid_vnd <> amount_vnd
        and subject_type = ${subjectType} and subject_id = any(${[...subjectIds]}::uuid[])`.execute(tx);
}

/** Unsettled obligations of whatever subject. */
export const obligationMover = columnMover({
  name: 'khoản còn phải thu hoặc phải trả lại',
  table: 'payment_obligation',
  places: [{ unit: 'agency_id' }, { unit: 'desk_id' }],
  open: sql<boolean>`paid_vnd <> amount_vnd`,
  kept: sql<string>`concat_ws(' ', id, amount_vnd, paid_vnd, due_at)`,
});

/** Drawers that still hold cash are counted and handed in at the desk that took over. */
export const drawerMover = columnMover({
  name: 'ngăn tiền chưa nộp',
  table: 'payment_drawer',
  places: [{ unit: 'desk_id' }],
  open: sql<boolean>`handed_in_at is null`,
  kept: sql<string>`concat_ws(' ', id, officer_id, opened_at)`,
});
