import { sql } from 'kysely';
import { countRows, listUnitsById, tallyOf, type UnitMover, type UnitMoves } from '#modules/org/index.ts';
import { moveWork } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvent } from '#platform/events/index.ts';
import { directiveMoved } from './events.ts';

const isOpen = sql<boolean>`closed_at is null`;
const isOf = (ended: readonly string[]) =>
  sql<boolean>`(lead_unit_id = any(${[...ended]}::uuid[]) or orderer_unit_id = any(${[...ended]}::uuid[])
    or lead_agency_id = any(${[...ended]}::uuid[]) or orderer_agency_id = any(${[...ended]}::uuid[]))`;

/**
 * Open directives go to the successors of who leads them and of who ordered them, with their deadlines. Who cooperates
 * stays written down as they were: their successor sees what they had, and does their open steps.
 */
export const directiveMover: UnitMover = {
  name: 'nhiệm vụ chưa hoàn thành',
  tables: ['directive'],
  async move(tx, ctx, moves, { document }) {
    const open = await tx
      .selectFrom('directive')
      .select(['id', 'version', 'leadUnitId', 'leadAgencyId', 'ordererUnitId', 'ordererAgencyId'])
      .where(isOpen)
      .where(isOf(moves.endedIds))
      .orderBy('id')
      .execute();
    for (const directive of open) await moveOne(tx, ctx, moves, directive, document);
    return open.length;
  },
  countLeft: (tx, endedIds) => countRows(tx, 'directive', sql`${isOpen} and ${isOf(endedIds)}`),
  tally: (tx) =>
    tallyOf(tx, sql`directive`, isOpen, sql<string>`concat_ws(' ', id, code, state, due_at, parent_id)`),
};

interface OpenDirective {
  readonly id: string;
  readonly version: number;
  readonly leadUnitId: string | null;
  readonly leadAgencyId: string | null;
  readonly ordererUnitId: string | null;
  readonly ordererAgencyId: string | null;
}

async function moveOne(
  tx: Tx,
  ctx: Context,
  moves: UnitMoves,
  directive: OpenDirective,
  document: string,
): Promise<void> {
  const { id, leadUnitId, leadAgencyId, ordererUnitId, ordererAgencyId } = directive;
  const lead = leadUnitId === null ? undefined : moves.successorOf(leadUnitId);
  const orderer = ordererUnitId === null ? undefined : moves.successorOf(ordererUnitId);
  const agencyOf = (agencyId: string | null) =>
    agencyId === null ? null : (moves.successorOf(agencyId)?.agencyId ?? agencyId);
  const columns = {
    leadUnitId: lead?.unitId ?? leadUnitId,
    leadAgencyId: lead?.agencyId ?? agencyOf(leadAgencyId),
    ordererUnitId: orderer?.unitId ?? ordererUnitId,
    ordererAgencyId: orderer?.agencyId ?? agencyOf(ordererAgencyId),
  };
  const version = directive.version + 1;
  await tx
    .updateTable('directive')
    .set({ ...columns, version })
    .where('id', '=', id)
    .execute();
  await moveWork(tx, 'directive', [id], moves.within(columns.leadAgencyId ?? undefined));
  const [unit] = columns.leadUnitId === null ? [] : await listUnitsById(tx, [columns.leadUnitId]);
  await recordEvent(
    tx,
    ctx,
    directiveMoved({ id, version }, columns.ordererAgencyId, {
      document,
      lead: unit ? { unitId: unit.id, agencyId: unit.agencyId, code: unit.code, isOutside: false } : null,
    }),
  );
}
