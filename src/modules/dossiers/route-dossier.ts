import {
  findCommuneAgency,
  findDesk,
  findUnitByCode,
  findUnitForField,
  getUnit,
  listRolePlaces,
  listUnits,
  type Unit,
} from '#modules/org/index.ts';
import { handlingLevel, type Procedure } from '#modules/procedures/index.ts';
import type { Placement } from '#modules/workflow/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { together } from '#platform/database/index.ts';
import { Refusal } from '#platform/errors/index.ts';

/** The three places of a dossier, the office that works on it, and the unit of each role in its agency. */
export interface Route {
  readonly receivingUnit: Unit;
  readonly competentAgency: Unit;
  readonly handlingUnit: Unit;
  readonly rolePlaces: ReadonlyMap<string, string>;
}

/**
 * Where a dossier goes. A commune's procedure: the office of the commune that handles its field; a province's:
 * the department or division that does. It is received at the one-stop desk of the competent commune, or at the
 * province's service centre; a citizen may hand it in at any other desk of the province (NĐ 118/2025, intake is
 * not bound to territory).
 *
 * @param placeCode the commune that is competent: where the person lives, or where it happened
 * @throws Refusal `no-competent-agency` when the province has none for it
 */
export async function routeDossier(
  db: Database | Tx,
  procedure: Procedure,
  placeCode: string | null,
  on: Temporal.PlainDate,
): Promise<Route> {
  const level = handlingLevel(procedure);
  const handlingUnit =
    (await findUnitForField(db, procedure.field, level, level === 'commune' ? placeCode : null, on)) ??
    (await fallback(db, level, placeCode, on));
  if (!handlingUnit) throw new Refusal('no-competent-agency', { procedure: procedure.code });
  const { id, agencyId } = handlingUnit;
  const [competentAgency, desk, rolePlaces] = await together(
    agencyId === id ? handlingUnit : getUnit(db, agencyId),
    findDesk(db, agencyId, on),
    listRolePlaces(db, agencyId, id, on),
  );
  return { handlingUnit, competentAgency, receivingUnit: desk ?? competentAgency, rolePlaces };
}

async function fallback(
  db: Database | Tx,
  level: 'province' | 'commune',
  placeCode: string | null,
  on: Temporal.PlainDate,
): Promise<Unit | undefined> {
  if (level === 'commune') return placeCode ? findCommuneAgency(db, placeCode, on) : undefined;
  return (await listUnits(db, on, { kind: 'peoplesCommittee' }))[0];
}

/** Which unit does the steps of each role: the desk receives and returns, the handling office and its agency the rest. */
export function placementOf({ competentAgency, handlingUnit, receivingUnit, rolePlaces }: Route): Placement {
  const inAgency = [...rolePlaces].map(
    ([role, unitId]) => [role, { unitId, agencyId: competentAgency.id }] as const,
  );
  const at = (unit: Unit) => ({ unitId: unit.id, agencyId: unit.agencyId });
  return {
    handler: at(handlingUnit),
    ...Object.fromEntries(inAgency),
    receptionist: at(receivingUnit),
    returner: at(receivingUnit),
  };
}

/** The desk of a code, for a caller that names it: another desk of the province, or a partner's. */
export async function deskByCode(db: Database | Tx, code: string, on: Temporal.PlainDate): Promise<Unit> {
  const unit = await findUnitByCode(db, code, on);
  if (!unit) throw new Refusal('no-such-unit', { code });
  return unit;
}
