import { submitterOf, type WalkIn, type WalkInEntry } from '#modules/dossiers/index.ts';
import { type OfferedPaper, storedPapersFor } from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';

/** What the person's store has for the papers asked, by their number; asked once there is a number and a name. */
export async function storedOffers(
  ctx: Context,
  { version }: WalkIn,
  { submitter }: WalkInEntry,
): Promise<ReadonlyMap<number, readonly OfferedPaper[]>> {
  const { fullName, identityNumber } = submitterOf(submitter);
  if (!fullName || !identityNumber) return new Map();
  const asked = version.content.components.map(({ name, result }, index) => ({
    component: String(index + 1),
    name,
    result,
  }));
  const offered = await storedPapersFor(ctx, { fullName, identityNumber }, asked);
  return Map.groupBy(
    offered.filter(({ state }) => state === 'usable'),
    ({ component }) => Number(component),
  );
}
