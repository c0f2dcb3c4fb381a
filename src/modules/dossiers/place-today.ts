import { getUnit, resolveUnitCode } from '#modules/org/index.ts';
import type { Tx } from '#platform/context.ts';
import type { Dossier } from './model.ts';

/**
 * A dossier that was closed under units that have ended since lies with those that took over from now on: its work can
 * only be done there. Who accepted it stays counted as who did.
 */
export async function placeToday(tx: Tx, dossier: Dossier, on: Temporal.PlainDate): Promise<Dossier> {
  const today = async (unitId: string) => {
    const unit = await getUnit(tx, unitId);
    return (await resolveUnitCode(tx, unit.code, on)) ?? unit;
  };
  const handling = await today(dossier.handlingUnitId);
  const places = {
    handlingUnitId: handling.id,
    competentAgencyId: handling.agencyId,
    receivingUnitId: (await today(dossier.receivingUnitId)).id,
    returnUnitId: (await today(dossier.returnUnitId)).id,
  };
  if (Object.entries(places).every(([name, id]) => dossier[name as keyof typeof places] === id))
    return dossier;
  await tx
    .updateTable('dossier')
    .set((row) => ({ ...places, acceptedAgencyId: row.fn.coalesce('acceptedAgencyId', 'competentAgencyId') }))
    .where('id', '=', dossier.id)
    .execute();
  return { ...dossier, ...places };
}
