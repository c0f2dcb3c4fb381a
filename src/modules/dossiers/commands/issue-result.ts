import { lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { resultIssued } from '../events.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { lockDossier } from '../queries.ts';
import { replaceResult } from '../result-file.ts';
import { takeStep } from '../take-step.ts';

/** The clerk enters the result in the register and seals it in the agency's name (NĐ 30/2020 Điều 15–19). */
export async function issueResult(
  ctx: Context,
  input: { readonly dossierId: string; readonly fileId: string | null },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    const item = await lockWorkItem(tx, ctx.actor, {
      subjectType: 'dossier',
      subjectId: held.id,
      action: 'issue',
    });

    if (input.fileId) await replaceResult(tx, ctx, held, input.fileId);
    const issued = await takeStep(tx, ctx, held, item);
    const facts = { status: issued.status, step: item.elementId, documentNumber: issued.documentNumber };
    await recordEvent(tx, ctx, resultIssued(issued, facts));
    return issued;
  });
}
