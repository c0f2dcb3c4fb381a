import { lockWorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { resultIssued } from '../events.ts';
import { asIssuedAt, layDown, markIssued } from '../issued-dossier.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { ownStep } from '../own-step.ts';
import { lockDossier } from '../queries.ts';
import { takeStep } from '../take-step.ts';

/**
 * The clerk enters the result in the register and seals it in the agency's name (NĐ 30/2020 Điều 15–19).
 *
 * @returns the dossier, with the number of what was issued
 */
export async function issueResult(
  ctx: Context,
  input: { readonly dossierId: string; readonly fileId: string | null },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');
    const own = await ownStep(ctx, held.id, 'issue', tx);
    const result = await asIssuedAt(tx, held, own.item);
    const item = await lockWorkItem(tx, ctx.actor, { id: own.item.id });

    if (input.fileId) await layDown(tx, ctx, result, { fileId: input.fileId, as: 'result' });
    await markIssued(tx, ctx, result);
    const issued = await takeStep(tx, ctx, held, item);
    const { documentNumber } = result;
    const facts = { status: issued.status, step: item.elementId, documentNumber };
    await recordEvent(tx, ctx, resultIssued(issued, facts));
    return { ...issued, documentNumber };
  });
}
