import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import type { UnitMover } from '../commands/reorganise.ts';
import type { UnitMoves } from './unit-moves.ts';

export interface MovedColumns {
  readonly name: string;
  readonly table: string;
  /** Columns that name a unit; with `agency` the one beside it that names the unit's agency. */
  readonly places: readonly { readonly unit: string; readonly agency?: string }[];
  /** What is open: rows that are done stay with the unit that did them. */
  readonly open: RawBuilder<boolean>;
  /** What must come through as it was, as one text of a row. */
  readonly kept: RawBuilder<string>;
}

/** A mover for rows that only name units: each is renamed to its successor. */
export const columnMover = ({ name, table, places, open, kept }: MovedColumns): UnitMover => ({
  name,
  tables: [table],
  async move(tx, _ctx, moves) {
    let moved = 0;
    for (const { unit, agency } of places) moved += await renameIn(tx, moves, { table, unit, agency, open });
    return moved;
  },
  async countLeft(tx, endedIds) {
    const isLeft = places.map(({ unit }) => sql`${sql.ref(unit)} = any(${[...endedIds]}::uuid[])`);
    return countRows(tx, table, sql`${open} and (${sql.join(isLeft, sql` or `)})`);
  },
  tally: (tx) => tallyOf(tx, sql`${sql.table(table)}`, open, kept),
});

/** How many rows of a table are so. */
export async function countRows(tx: Tx, table: string, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from ${sql.table(table)} where ${where}`.execute(tx);
  return Number(rows[0]!.count);
}

/** How many rows are open, and a sum over what each of them must keep. */
export async function tallyOf(
  tx: Tx,
  from: RawBuilder<unknown>,
  open: RawBuilder<boolean>,
  kept: RawBuilder<string>,
): Promise<string> {
  const { rows } = await sql<{ count: string; sum: string | null }>`
    select count(*) as count, md5(string_agg(md5(row), '' order by md5(row))) as sum
    from (select ${kept} as row from ${from} where ${open}) as kept`.execute(tx);
  return `${rows[0]!.count} ${rows[0]!.sum ?? ''}`;
}

async function renameIn(
  tx: Tx,
  moves: UnitMoves,
  {
    table,
    unit,
    agency,
    open,
  }: { readonly table: string; readonly unit: string; readonly agency: string | undefined } & Pick<
    MovedColumns,
    'open'
  >,
): Promise<number> {
  const to = moves.endedIds.map((id) => moves.successorOf(id)!);
  const withAgency = agency ? sql`, ${sql.ref(agency)} = moved.agency_id` : sql``;
  const done = await sql`
    update ${sql.table(table)} set ${sql.ref(unit)} = moved.unit_id ${withAgency}
    from unnest(${[...moves.endedIds]}::uuid[], ${to.map(({ unitId }) => unitId)}::uuid[],
      ${to.map(({ agencyId }) => agencyId)}::uuid[]) as moved (from_id, unit_id, agency_id)
    where ${sql.ref(`${table}.${unit}`)} = moved.from_id and ${open}`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
