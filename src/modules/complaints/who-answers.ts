import type { Dossier } from '#modules/dossiers/index.ts';
import {
  dayOf,
  getUnit,
  type Holder,
  listHolders,
  listOfficerNames,
  resolveUnitCode,
} from '#modules/org/index.ts';
import { listWorkItemsOf, type Placement, type WorkItem } from '#modules/workflow/index.ts';
import type { Context, Database, Tx } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';

/** An officer who has had a hand in a dossier, with the step they did last. */
export interface Hand {
  readonly officerId: string;
  readonly fullName: string;
  readonly step: string;
}

const handsOf = ({ assigneeId, closedBy, closedFor }: WorkItem) =>
  [closedBy, closedFor, assigneeId].filter((id) => id !== null);

/** Everybody who did a step of the dossier, in whose name it was done, and who has one now. */
export async function listHands(db: Database | Tx, dossierId: string): Promise<readonly Hand[]> {
  const steps = new Map<string, string>();
  for (const item of await listWorkItemsOf(db, 'dossier', dossierId))
    for (const officerId of handsOf(item)) steps.set(officerId, item.title);
  const names = await listOfficerNames(db, [...steps.keys()]);
  return [...steps].map(([officerId, step]) => ({ officerId, fullName: names.get(officerId) ?? '', step }));
}

/**
 * The leaders who answer: of the competent agency, or of the nearest one above it none of whose leaders is complained of.
 *
 * @throws Refusal `nobody-to-answer` where not even the highest has one left
 */
export async function whoAnswers(
  tx: Tx,
  ctx: Context,
  dossier: Pick<Dossier, 'competentAgencyId'>,
  {
    complainedOf,
    isAboutAgency,
  }: { readonly complainedOf: readonly string[]; readonly isAboutAgency: boolean },
): Promise<Placement> {
  const on = dayOf(ctx.now());
  const isFree = ({ officerId }: Holder) => !complainedOf.includes(officerId);
  const competent = await getUnit(tx, dossier.competentAgencyId);
  let agency = (await resolveUnitCode(tx, competent.code, on)) ?? competent;
  for (let isFirst = true; ; isFirst = false) {
    const leaders = await listHolders(tx, agency.id, 'signer', on);
    const isHighest = agency.parentId === null;
    // At the top there is nobody above: whoever is left of its leaders answers.
    const isFit = isHighest ? leaders.some(isFree) : leaders.length > 0 && leaders.every(isFree);
    if (isFit && !(isFirst && isAboutAgency && !isHighest)) {
      const { unitId } = leaders.find(isFree)!;
      const place = { unitId, agencyId: agency.id };
      return { handler: place, signer: place };
    }
    if (agency.parentId === null) throw new Refusal('nobody-to-answer');
    const above = await getUnit(tx, agency.parentId);
    agency = await getUnit(tx, above.agencyId);
  }
}
