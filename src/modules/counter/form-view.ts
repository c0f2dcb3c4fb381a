import type { StageView } from '#engines/forms/index.ts';
import {
  type AlikeDossier,
  findAlike,
  presentEntry,
  submitterOf,
  type WalkIn,
  type WalkInEntry,
} from '#modules/dossiers/index.ts';
import { listUnitNames } from '#modules/org/index.ts';
import type { OfferedPaper } from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import type { Issue } from '#platform/errors/index.ts';
import { type EntryConfirmation, findConfirmation } from './confirmation.ts';
import { storedOffers } from './stored-offers.ts';

/** Everything the form at the counter shows. */
export interface FormView {
  readonly walkIn: WalkIn;
  readonly entry: WalkInEntry;
  readonly submitter: StageView;
  readonly stages: readonly StageView[];
  readonly offers: ReadonlyMap<number, readonly OfferedPaper[]>;
  /** The same person's dossiers of this procedure of late, with the agency of each. */
  readonly alike: readonly (AlikeDossier & { readonly agency: string })[];
  readonly confirmation: EntryConfirmation | undefined;
}

export async function viewForm(
  ctx: Context,
  walkIn: WalkIn,
  entry: WalkInEntry,
  issues: readonly Issue[] = [],
): Promise<FormView> {
  const [presented, offers, alike, confirmation] = await Promise.all([
    presentEntry(ctx, walkIn, entry, issues),
    storedOffers(ctx, walkIn, entry),
    alikeOf(ctx, walkIn, entry),
    findConfirmation(ctx, walkIn, entry),
  ]);
  const agencies = await listUnitNames(
    ctx.db,
    alike.map(({ competentAgencyId }) => competentAgencyId),
  );
  return {
    walkIn,
    entry,
    ...presented,
    offers,
    alike: alike.map((each) => ({ ...each, agency: agencies.get(each.competentAgencyId) ?? '' })),
    confirmation,
  };
}

export const alikeOf = (ctx: Context, { version }: WalkIn, { submitter, submissionKey }: WalkInEntry) =>
  findAlike(ctx.db, {
    identityNumber: submitterOf(submitter).identityNumber,
    procedureId: version.procedureId,
    exceptKey: submissionKey,
    now: ctx.now(),
  });
