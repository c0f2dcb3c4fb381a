import type { Context, Tx } from '#platform/context.ts';
import type { Dossier } from './model.ts';

/** Lays the result, or its next signed form, in the dossier; the bytes of the earlier one stay in the store. */
export async function replaceResult(tx: Tx, ctx: Context, dossier: Dossier, fileId: string): Promise<void> {
  await tx
    .deleteFrom('dossierFile')
    .where('dossierId', '=', dossier.id)
    .where('purpose', '=', 'result')
    .execute();
  await tx
    .insertInto('dossierFile')
    .values({ dossierId: dossier.id, fileId, purpose: 'result', addedAt: ctx.now() })
    .execute();
}
