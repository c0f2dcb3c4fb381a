import { allocateNumber, findSeries } from '#modules/documents/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { resultNumbered } from '../events.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { lockDossier } from '../queries.ts';

export interface NumberResult {
  readonly dossierId: string;
  /** The step that asks: a drawn result gets its number when it is signed, any other when it is issued. */
  readonly action: 'sign' | 'issue';
  readonly isOfficialLetter: boolean;
}

/** Takes the next number of the register for the result (NĐ 30/2020 Điều 15); the number once taken is kept. */
export async function numberResult(ctx: Context, input: NumberResult): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    await lockWorkItem(tx, ctx.actor, { subjectType: 'dossier', subjectId: held.id, action: input.action });
    if (held.documentNumber !== null) return held;

    const on = dayOf(ctx.now());
    const agency = await getUnit(tx, held.competentAgencyId);
    const series = await findSeries(tx, input.isOfficialLetter ? null : await resultName(ctx, held), {
      agency,
      office: await getUnit(tx, held.handlingUnitId),
      on,
    });
    const number = await allocateNumber(tx, {
      agencyId: agency.id,
      year: on.year,
      register: series.register,
    });
    const documentNumber = series.notation(number);
    const numbered = await changeDossier(tx, held, { documentNumber });
    await recordEvent(tx, ctx, resultNumbered(numbered, { documentNumber }));
    return numbered;
  });
}

/** What is granted. Published records name the notices and refusals of the same procedure beside it. */
async function resultName(ctx: Context, dossier: Dossier): Promise<string> {
  const { content } = await getProcedureVersion(ctx.db, dossier.procedureVersionId);
  const names = content.results.map((result) => result.name);
  return names.find((name) => !/^(Thông báo|Phiếu từ chối|Văn bản)/.test(name)) ?? names[0] ?? '';
}
