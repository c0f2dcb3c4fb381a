import { unitsOf } from '#platform/access/actor.ts';
import { usePage } from '#platform/html/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { Dossier } from '../../model.ts';

/** For who may write down what the person at the counter says; whether anything was said, nobody learns here. */
export function ComplaintLink({ dossier }: { readonly dossier: Dossier }) {
  const units = unitsOf(usePage().actor);
  if (!units.includes(dossier.receivingUnitId) && !units.includes(dossier.returnUnitId)) return null;
  return (
    <p>
      <a href={deskPaths.complaint(dossier.id)}>Ghi phản ánh, kiến nghị của người dân</a>
    </p>
  );
}
