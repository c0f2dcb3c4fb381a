import { dayOf, findUnitByCode, findUnitForField, getUnit, listRolePlaces } from '#modules/org/index.ts';
import { declareSubjectKind, type Placement } from '#modules/workflow/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import type { Context, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { carryOnDossier } from './commands/carry-on-dossier.ts';
import { handOverDossier } from './commands/hand-over-dossier.ts';
import { dueNow } from './due.ts';
import type { Dossier } from './model.ts';
import { findDossier, getDossier, lockDossier } from './queries.ts';
import { subjectOf } from './subject-of.ts';

/** How the processes of dossiers are carried on where no officer acts, and what they may have the program do. */
declareSubjectKind('dossier', {
  async hold(tx, ctx, id) {
    const held = await lockDossier(tx, systemActor('Quy trình'), id);
    return { subject: subjectOf(held), due: dueNow(ctx, held) };
  },
  carryOn: carryOnDossier,
  async placementAt(tx, ctx, dossierId, place) {
    return placementAt(tx, ctx, await getDossier(tx, systemActor('Quy trình'), dossierId), place);
  },
  async mayRead(db, actor, id) {
    return (await findDossier(db, actor, id)) !== undefined;
  },
  async complete(ctx, { id, subjectId }) {
    await handOverDossier(ctx, { workItemId: id, dossierId: subjectId });
  },
  operations: {
    // The fact that it was asked for is what the reader of notices tells.
    notifyApplicant: async () => undefined,
  },
});

/** "Đăng ký, quản lý cư trú (xã)": the field as the commune of the dossier handles it. */
const atCommune = /^(.+) \(xã\)$/;

/**
 * The units of a place that a process names: an agency or an office by its code, or the office that handles a field, of
 * the province or of the dossier's commune, so that a process of the nation needs no code of any province.
 */
export async function placementAt(
  tx: Tx,
  ctx: Context,
  dossier: Pick<Dossier, 'competentAgencyId'>,
  place: string,
): Promise<Placement> {
  const on = dayOf(ctx.now());
  const field = atCommune.exec(place)?.[1];
  const unit = field
    ? await findUnitForField(
        tx,
        field,
        'commune',
        (await getUnit(tx, dossier.competentAgencyId)).placeCode,
        on,
      )
    : ((await findUnitByCode(tx, place, on)) ?? (await findUnitForField(tx, place, 'province', null, on)));
  if (!unit) throw new Refusal('no-such-place', { place });
  const { agencyId } = unit;
  const roles = await listRolePlaces(tx, agencyId, unit.id, on);
  const placed = [...roles].map(([role, unitId]) => [role, { unitId, agencyId }] as const);
  return { handler: { unitId: unit.id, agencyId }, ...Object.fromEntries(placed) };
}
