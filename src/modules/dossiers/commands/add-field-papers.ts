import type { Context } from '#platform/context.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { fieldPapersAdded } from '../events.ts';
import { type Dossier, isClosed } from '../model.ts';
import { lockDossier } from '../queries.ts';

/** Photographs and records made on the spot lie in the dossier, beside what the applicant handed in. */
export async function addFieldPapers(
  ctx: Context,
  { dossierId, fileIds }: { readonly dossierId: string; readonly fileIds: readonly string[] },
): Promise<Dossier> {
  if (fileIds.length === 0) throw new InvalidInput([{ field: '/files', code: 'papers-required' }]);
  return ctx.transaction(async (tx, ctx) => {
    const dossier = await lockDossier(tx, ctx.actor, dossierId);
    ctx.authorize('dossiers.addFieldPapers', dossier);
    refuseUnless(!isClosed(dossier.status), 'dossier-not-open');
    const row = { dossierId, purpose: 'field', componentNumber: 0, addedAt: ctx.now() };
    await tx
      .insertInto('dossierFile')
      .values(fileIds.map((fileId) => ({ ...row, fileId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const changed = await changeDossier(tx, dossier, {});
    await recordEvent(tx, ctx, fieldPapersAdded(changed, { fileIds }));
    return changed;
  });
}
