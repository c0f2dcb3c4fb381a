import { sql } from 'kysely';
import { countRows, tallyOf, type UnitMover, type UnitMoves, type UnitPlace } from '#modules/org/index.ts';
import { moveObligations } from '#modules/payments/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { moveWork } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { recordEvents } from '#platform/events/index.ts';
import { dossierMoved } from './events.ts';

/** The places of dossiers that go the same way, and which dossiers these are. */
interface Group {
  readonly handlingUnitId: string;
  readonly competentAgencyId: string;
  readonly receivingUnitId: string;
  readonly returnUnitId: string;
  readonly procedureVersionId: string;
  readonly ids: readonly string[];
}

const isOpen = sql<boolean>`status not in (3, 7, 8, 10)`;
const kept = sql<string>`concat_ws(' ', code, status, submitted_at, accepted_at, due_original_at, due_at, clock)`;
const places = ['handling_unit_id', 'competent_agency_id', 'receiving_unit_id', 'return_unit_id'] as const;
const isAtOneOf = (ended: readonly string[]) =>
  sql<boolean>`(${sql.join(
    places.map((place) => sql`${sql.ref(place)} = any(${[...ended]}::uuid[])`),
    sql` or `,
  )})`;

/**
 * Open dossiers go with the office that handles them: its agency is competent from then on, and what they owe, their
 * steps and the steps to come go along. Codes, deadlines and clocks stay; each keeps the move as a fact of its own.
 */
export const dossierMover: UnitMover = {
  name: 'hồ sơ chưa kết thúc',
  tables: ['dossier'],
  async move(tx, ctx, moves, { document }) {
    let moved = 0;
    for (const group of await listGroups(tx, moves.endedIds))
      moved += await moveGroup(tx, ctx, moves, group, document);
    return moved;
  },
  countLeft: (tx, endedIds) => countRows(tx, 'dossier', sql`${isOpen} and ${isAtOneOf(endedIds)}`),
  tally: (tx) => tallyOf(tx, sql`dossier`, isOpen, kept),
};

async function listGroups(tx: Tx, endedIds: readonly string[]): Promise<readonly Group[]> {
  return tx
    .selectFrom('dossier')
    .select(['handlingUnitId', 'competentAgencyId', 'receivingUnitId', 'returnUnitId', 'procedureVersionId'])
    .select(sql<string[]>`array_agg(id order by id)`.as('ids'))
    .where(isOpen)
    .where(isAtOneOf(endedIds))
    .groupBy(['handlingUnitId', 'competentAgencyId', 'receivingUnitId', 'returnUnitId', 'procedureVersionId'])
    .execute();
}

/** Where the dossiers of a group lie afterwards, and what becomes of every unit that ended on their way. */
async function placesAfter(tx: Tx, moves: UnitMoves, group: Group) {
  const { field } = (await getProcedureVersion(tx, group.procedureVersionId)).content;
  const handling = moves.successorOf(group.handlingUnitId, { field });
  const agencyId =
    handling?.agencyId ?? moves.successorOf(group.competentAgencyId)?.unitId ?? group.competentAgencyId;
  const at = (unitId: string) => moves.successorOf(unitId, { agencyId })?.unitId ?? unitId;
  const successors = new Map<string, UnitPlace>(moves.within(agencyId));
  if (handling) successors.set(group.handlingUnitId, handling);
  return {
    successors,
    columns: {
      handlingUnitId: handling?.unitId ?? group.handlingUnitId,
      competentAgencyId: agencyId,
      receivingUnitId: at(group.receivingUnitId),
      returnUnitId: at(group.returnUnitId),
    },
  };
}

async function moveGroup(
  tx: Tx,
  ctx: Context,
  moves: UnitMoves,
  group: Group,
  document: string,
): Promise<number> {
  const { successors, columns } = await placesAfter(tx, moves, group);
  for (let start = 0; start < group.ids.length; start += 2000) {
    const ids = group.ids.slice(start, start + 2000);
    const moved = await tx
      .updateTable('dossier')
      .set({
        ...columns,
        version: sql`version + 1`,
        acceptedAgencyId: sql`case when accepted_at is not null and competent_agency_id <> ${columns.competentAgencyId}
          then coalesce(accepted_agency_id, competent_agency_id) else accepted_agency_id end`,
      })
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .returning(['id', 'version', 'code', 'competentAgencyId'])
      .execute();
    await recordEvents(
      tx,
      ctx,
      moved.map((dossier) => dossierMoved(dossier, { document, from: group.competentAgencyId })),
    );
    await moveWork(tx, 'dossier', ids, successors);
    await moveObligations(tx, 'dossier', ids, successors);
  }
  return group.ids.length;
}
