import { allocateNumber, findSeries } from '#modules/documents/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import { lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { resultNumbered } from '../events.ts';
import { asIssuedAt, type IssuedDossier, keepNumber } from '../issued-dossier.ts';
import { dossierCan } from '../model.ts';
import { ownStep } from '../own-step.ts';
import { lockDossier } from '../queries.ts';
import { resultName } from '../result-name.ts';

export interface NumberResult {
  readonly dossierId: string;
  /** The step that asks: a drawn result gets its number when it is signed, any other when it is issued. */
  readonly action: 'sign' | 'issue';
  readonly isOfficialLetter: boolean;
}

/** Takes the next number of the register for the result (NĐ 30/2020 Điều 15); the number once taken is kept. */
export async function numberResult(ctx: Context, input: NumberResult): Promise<IssuedDossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    const { item } = await ownStep(ctx, held.id, input.action, tx);
    await lockWorkItem(tx, ctx.actor, { id: item.id });
    const issued = await asIssuedAt(tx, held, item);
    if (issued.documentNumber !== null) return issued;

    const on = dayOf(ctx.now());
    const agency = await getUnit(tx, issued.competentAgencyId);
    const series = await findSeries(tx, input.isOfficialLetter ? null : await resultName(ctx, issued), {
      agency,
      office: await getUnit(tx, issued.handlingUnitId),
      on,
    });
    const number = await allocateNumber(tx, {
      agencyId: agency.id,
      year: on.year,
      register: series.register,
    });
    const documentNumber = series.notation(number);
    const numbered = await keepNumber(tx, held, issued, documentNumber);
    await recordEvent(tx, ctx, resultNumbered(numbered, { documentNumber }));
    return numbered;
  });
}
