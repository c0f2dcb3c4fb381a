import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { resultDrafted } from '../events.ts';
import { asIssuedBy, layDown } from '../issued-dossier.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Lays the draft of the result in the dossier, drawn up from a template or uploaded; a newer draft replaces it. */
export async function draftResult(
  ctx: Context,
  input: { readonly dossierId: string; readonly fileId: string },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    const issued = await asIssuedBy(ctx, tx, held);
    ctx.authorize('dossiers.draftResult', issued);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');

    const drafted = await changeDossier(tx, held, {});
    await layDown(tx, ctx, issued, { fileId: input.fileId, as: 'draft' });
    await recordEvent(tx, ctx, resultDrafted(drafted, { fileId: input.fileId }));
    return drafted;
  });
}
