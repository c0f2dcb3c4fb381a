import type { Context, Tx } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { changeDossier } from '../change-dossier.ts';
import { papersDigitised } from '../events.ts';
import type { Dossier } from '../model.ts';
import { lockDossier } from '../queries.ts';

export interface CompareCopies {
  readonly dossierId: string;
  /** The signed form of a copy, by the copy: it takes its place. */
  readonly signed?: ReadonlyMap<string, string> | undefined;
}

/**
 * An officer has compared the scanned copies with the papers and vouches for them: number, pages and order are those of
 * the paper (TT 03/2025 Điều 5; TT 01/2023 Điều 8). From here on they count as digitised, and the papers go back.
 *
 * @throws Refusal `nothing-to-compare` when no copy waits for it
 */
export async function compareCopies(ctx: Context, input: CompareCopies): Promise<Dossier> {
  return ctx.transaction(async (tx, ctx) => {
    const dossier = await lockDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('dossiers.scan', dossier);
    const compared = await tx
      .updateTable('dossierFile')
      .set({ comparedAt: ctx.now(), comparedById: ctx.actor.id, comparedByName: ctx.actor.name })
      .where('dossierId', '=', dossier.id)
      .where('scanBatchId', 'is not', null)
      .where('comparedAt', 'is', null)
      .returning(['fileId', 'componentNumber'])
      .execute();
    refuseUnless(compared.length > 0, 'nothing-to-compare');
    const fileIds: string[] = [];
    for (const { fileId } of compared) {
      fileIds.push(await inSignedForm(tx, dossier.id, fileId, input.signed?.get(fileId)));
    }
    const changed = await changeDossier(tx, dossier, {});
    await recordEvent(
      tx,
      ctx,
      papersDigitised(changed, {
        components: [...new Set(compared.map(({ componentNumber }) => componentNumber))].toSorted(
          (one, other) => one - other,
        ),
        fileIds,
        isSigned: compared.every(({ fileId }) => input.signed?.has(fileId)),
      }),
    );
    return changed;
  });
}

/** Puts the signed form in the copy's place; the copy itself stays with its batch and with the record of the signature. */
async function inSignedForm(tx: Tx, dossierId: string, fileId: string, signedId: string | undefined) {
  if (!signedId) return fileId;
  await tx
    .updateTable('dossierFile')
    .set({ fileId: signedId })
    .where('dossierId', '=', dossierId)
    .where('fileId', '=', fileId)
    .where('scanBatchId', 'is not', null)
    .execute();
  return signedId;
}
