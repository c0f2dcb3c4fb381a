import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { planIssued } from '../events.ts';
import { refuseIssues, tidy, tooShort } from '../parse-entry.ts';
import { lockPlan } from './plan-folder.ts';

/** The head has issued the list, under this number: from now on it stands. @throws Refusal `archive-plan-issued`, `archive-plan-empty` */
export async function issuePlan(
  ctx: Context,
  input: { readonly agencyId: string; readonly year: number; readonly issuedAs: string },
): Promise<void> {
  ctx.authorize('archive.issuePlan', input);
  const issuedAs = tidy(input.issuedAs);
  refuseIssues([tooShort('/issuedAs', issuedAs, 'decision-required')]);
  await ctx.transaction(async (tx, ctx) => {
    const plan = await lockPlan(tx, input.agencyId, input.year);
    refuseUnless(plan.state === 'draft', 'archive-plan-issued');
    const some = await tx
      .selectFrom('archivePlanEntry')
      .select('id')
      .where('planId', '=', plan.id)
      .limit(1)
      .executeTakeFirst();
    refuseUnless(some, 'archive-plan-empty');
    const version = plan.version + 1;
    await tx
      .updateTable('archivePlan')
      .set({ version, state: 'issued', issuedAs, issuedAt: ctx.now() })
      .where('id', '=', plan.id)
      .execute();
    await recordEvent(tx, ctx, planIssued({ ...plan, version }, { year: plan.year, issuedAs }));
  });
}
