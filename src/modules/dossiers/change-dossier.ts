import type { Tx } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Dossier } from './model.ts';

/** What an act may change of a dossier; who applied, for what and where it goes stay as they were filed. */
export type DossierChanges = Partial<
  Pick<
    Dossier,
    | 'status'
    | 'acceptedAt'
    | 'dueOriginalAt'
    | 'dueAt'
    | 'clock'
    | 'finishedAt'
    | 'returnedAt'
    | 'documentNumber'
    | 'returnMethod'
  >
>;

/** Writes the changes to a locked dossier as its next version. */
export async function changeDossier(tx: Tx, dossier: Dossier, changes: DossierChanges): Promise<Dossier> {
  const { clock, ...plain } = changes;
  const version = dossier.version + 1;
  await tx
    .updateTable('dossier')
    .set({ ...plain, ...(clock !== undefined && { clock: jsonb(clock) }), version })
    .where('id', '=', dossier.id)
    .execute();
  // The row is locked, so what was read and what was written is what stands there.
  return { ...dossier, ...changes, version };
}

/** Refuses to act on a page that showed an older dossier than the one that is there now. */
export function refuseStale(dossier: Dossier, seenVersion: number | undefined): void {
  refuseUnless(seenVersion === undefined || seenVersion === dossier.version, 'stale');
}
