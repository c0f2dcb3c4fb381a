import type { Updateable } from 'kysely';
import type { Tx } from '#platform/context.ts';
import type { Tables } from '#platform/database/tables.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Dossier } from './model.ts';
import { dossierColumns } from './queries.ts';

/** Writes the changes to a locked dossier as its next version. */
export async function changeDossier(
  tx: Tx,
  dossier: Dossier,
  changes: Updateable<Tables['dossier']>,
): Promise<Dossier> {
  const changed = await tx
    .updateTable('dossier')
    .set({ ...changes, version: dossier.version + 1 })
    .where('id', '=', dossier.id)
    .returning(dossierColumns)
    .executeTakeFirstOrThrow();
  return changed as unknown as Dossier;
}

/** Refuses to act on a page that showed an older dossier than the one that is there now. */
export function refuseStale(dossier: Dossier, seenVersion: number | undefined): void {
  refuseUnless(seenVersion === undefined || seenVersion === dossier.version, 'stale');
}
