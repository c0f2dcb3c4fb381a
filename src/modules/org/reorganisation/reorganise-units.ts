import { type SqlBool, sql } from 'kysely';
import type { Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { addPlaces, addUnits } from '../commands/load-organisation.ts';
import type { UnitRow } from '../import/read-units.ts';
import { inForce } from '../in-force.ts';
import { moveHolders } from './move-holders.ts';
import type { ReorganisationPlan } from './plan.ts';
import { findSuccessors, type MovingUnit, UnitMoves } from './unit-moves.ts';

/**
 * Ends the units of the plan with all that stands under them, begins the new ones, notes who takes over from whom, and
 * moves the people to the same posts there. Nothing is deleted: old codes resolve, old papers keep their names.
 *
 * @throws Refusal `no-such-unit`, `no-successor` with the code
 */
export async function reorganiseUnits(
  tx: Tx,
  plan: ReorganisationPlan,
  reorganisationId: string,
): Promise<UnitMoves> {
  const lastDay = plan.on.subtract({ days: 1 });
  const before = (await listStanding(tx, lastDay)).filter(({ validTo }) => validTo === null);
  const ended = endedBy(plan, before);
  const renamed = await renamedRows(tx, plan, ended);

  await endPlaces(tx, plan, lastDay);
  await addPlaces(tx, plan.places);
  await end(
    tx,
    ended.map(({ id }) => id),
    lastDay,
  );
  await addUnits(tx, [...plan.units, ...renamed]);

  const after = await listStanding(tx, plan.on);
  const successors = findSuccessors(ended, after, namedIn(plan, before, after), (code) => {
    throw new Refusal('no-successor', { code });
  });
  await noteSuccessions(tx, plan, successors, reorganisationId);
  const moves = new UnitMoves(successors);
  await adopt(tx, moves, ended);
  await moveHolders(tx, plan, moves);
  return moves;
}

const listStanding = (tx: Tx, on: Temporal.PlainDate) =>
  tx
    .selectFrom('unit')
    .select(['id', 'code', 'kind', 'agencyId', 'parentId', 'isAgency', 'fields', 'validTo'])
    .where(inForce(on, 'unit'))
    .orderBy('code')
    .execute();

const byCode = (units: readonly MovingUnit[], code: string): MovingUnit => {
  const found = units.find((unit) => unit.code === code);
  if (!found) throw new Refusal('no-such-unit', { code });
  return found;
};

/** The named units and the offices of those that are agencies; an agency beneath one stays, under its successor. */
function endedBy(plan: ReorganisationPlan, before: readonly MovingUnit[]): readonly MovingUnit[] {
  const codes = [...plan.successions.map(({ from }) => from), ...plan.renames.map(({ code }) => code)];
  const ids = new Set(codes.map((code) => byCode(before, code).id));
  const isUnder = (unit: MovingUnit): boolean => {
    if (ids.has(unit.id)) return true;
    if (unit.isAgency || unit.parentId === null) return false;
    const parent = before.find(({ id }) => id === unit.parentId);
    return parent !== undefined && isUnder(parent);
  };
  return before.filter(isUnder);
}

/** A renamed unit and its offices, written again under their codes with what they are now. */
async function renamedRows(
  tx: Tx,
  { renames, on, document }: ReorganisationPlan,
  ended: readonly MovingUnit[],
): Promise<readonly UnitRow[]> {
  if (renames.length === 0) return [];
  const byId = new Map(ended.map((unit) => [unit.id, unit]));
  const renameOf = (unit: MovingUnit | undefined): boolean =>
    unit !== undefined &&
    (renames.some(({ code }) => code === unit.code) ||
      renameOf(byId.get(unit.isAgency ? '' : (unit.parentId ?? ''))));
  const ids = ended.filter(renameOf).map(({ id }) => id);
  const units = await tx.selectFrom('unit').selectAll().where(isOneOf('id', ids)).execute();
  const codes = new Map(
    (await tx.selectFrom('unit').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
  );
  return units.map((unit) => {
    const rename = renames.find(({ code }) => code === unit.code);
    return {
      ...unit,
      ...(rename && { name: rename.name, nameEn: rename.nameEn, shortName: rename.shortName }),
      level: unit.level as UnitRow['level'],
      placeCode: unit.placeCode ?? '',
      parentCode: unit.parentId === null ? null : codes.get(unit.parentId)!,
      validFrom: on.toString(),
      validTo: null,
      successors: [],
      positions: [],
      document,
    };
  });
}

const isOneOf = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

async function end(tx: Tx, ids: readonly string[], lastDay: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('unit').set({ validTo: lastDay }).where(isOneOf('id', ids)).execute();
  await tx
    .updateTable('position')
    .set({ validTo: lastDay })
    .where(isOneOf('unitId', ids))
    .where('validTo', 'is', null)
    .execute();
}

async function endPlaces(
  tx: Tx,
  { placeSuccessions, document, on }: ReorganisationPlan,
  lastDay: Temporal.PlainDate,
): Promise<void> {
  if (placeSuccessions.length === 0) return;
  await tx
    .updateTable('place')
    .set({ validTo: lastDay })
    .where(
      'code',
      'in',
      placeSuccessions.map(({ from }) => from),
    )
    .where('validTo', 'is', null)
    .execute();
  await tx
    .insertInto('placeSuccession')
    .values(
      placeSuccessions.flatMap(({ from, to }) =>
        to.map((successorCode) => ({ predecessorCode: from, successorCode, onDate: on, document })),
      ),
    )
    .execute();
}

/** What the plan says by name, by the ended unit's id; a renamed unit is its own successor. */
const namedIn = (
  { successions, renames }: ReorganisationPlan,
  before: readonly MovingUnit[],
  after: readonly MovingUnit[],
): ReadonlyMap<string, readonly MovingUnit[]> =>
  new Map<string, readonly MovingUnit[]>([
    ...renames.map(({ code }) => [byCode(before, code).id, [byCode(after, code)]] as const),
    ...successions.map(
      ({ from, to }) => [byCode(before, from).id, to.map((code) => byCode(after, code))] as const,
    ),
  ]);

async function noteSuccessions(
  tx: Tx,
  { on, document }: ReorganisationPlan,
  successors: ReadonlyMap<string, readonly MovingUnit[]>,
  reorganisationId: string,
): Promise<void> {
  const earlier = await tx
    .selectFrom('unitSuccession')
    .select(['predecessorId', 'successorId'])
    .where('reorganisationId', 'is not', null)
    .where(isOneOf('successorId', [...successors.keys()]))
    .execute();
  const rows = [...successors].flatMap(([endedId, units]) => {
    const inherited = earlier.filter(({ successorId }) => successorId === endedId);
    const predecessors = [endedId, ...inherited.map(({ predecessorId }) => predecessorId)];
    const successorIds = [...new Set(units.map(({ id }) => id))];
    return predecessors.flatMap((predecessorId) =>
      successorIds.map((successorId) => ({
        predecessorId,
        successorId,
        onDate: on,
        document,
        reorganisationId,
      })),
    );
  });
  for (let start = 0; start < rows.length; start += 1000)
    await tx
      .insertInto('unitSuccession')
      .values(rows.slice(start, start + 1000))
      // Two offices of one agency may hand the same past on to one successor.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Agencies that stood under an ended unit stand under its successor. */
async function adopt(tx: Tx, moves: UnitMoves, ended: readonly MovingUnit[]): Promise<void> {
  for (const { id } of ended)
    await tx
      .updateTable('unit')
      .set({ parentId: moves.successorOf(id)!.unitId })
      .where('parentId', '=', id)
      .where('validTo', 'is', null)
      .execute();
}
