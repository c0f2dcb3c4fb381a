import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { resultDrafted } from '../events.ts';
import { type Dossier, dossierCan } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Lays the draft of the result in the dossier, drawn up from a template or uploaded; a newer draft replaces it. */
export async function draftResult(
  ctx: Context,
  input: { readonly dossierId: string; readonly fileId: string },
): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const held = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.draftResult', held);
    refuseUnless(dossierCan.handOver(held), 'dossier-not-open');

    const drafted = await changeDossier(tx, held, {});
    await tx
      .deleteFrom('dossierFile')
      .where('dossierId', '=', drafted.id)
      .where('purpose', '=', 'draft-result')
      .execute();
    await tx
      .insertInto('dossierFile')
      .values({ dossierId: drafted.id, fileId: input.fileId, purpose: 'draft-result', addedAt: ctx.now() })
      .execute();
    await recordEvent(tx, ctx, resultDrafted(drafted, { fileId: input.fileId }));
    return drafted;
  });
}
