import { getUnit } from '#modules/org/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { planChanged } from '../events.ts';
import { codeIssue, refuseIssues, tidy, tooLong, tooShort } from '../parse-entry.ts';
import { getRetentionKind } from '../retention-kinds.ts';

export interface PlanFolder {
  readonly agencyId: string;
  readonly year: number;
  readonly code: string;
  readonly title: string;
  readonly retentionCode: string;
  readonly unitId: string;
  readonly keeperId: string | null;
}

/**
 * Puts a file into the agency's list of a year; the first makes the list (Decree 30/2020/NĐ-CP, article 28 and appendix V).
 *
 * @throws InvalidInput; Refusal `archive-plan-issued`, `archive-code-taken`
 */
export async function planFolder(ctx: Context, input: PlanFolder): Promise<string> {
  ctx.authorize('archive.plan', input);
  const [code, title] = [tidy(input.code), tidy(input.title)];
  refuseIssues([
    codeIssue('/code', code),
    tooShort('/title', title, 'title-required'),
    tooLong('/title', title, 300),
  ]);
  const { agencyId, year, retentionCode, unitId, keeperId } = input;
  return ctx.transaction(async (tx, ctx) => {
    const plan = await lockPlan(tx, agencyId, year);
    refuseUnless(plan.state === 'draft', 'archive-plan-issued');
    await getRetentionKind(tx, retentionCode);
    refuseUnless((await getUnit(tx, unitId)).agencyId === agencyId, 'not-found');
    const row = { id: newId(), planId: plan.id, code, title, retentionCode, unitId, keeperId };
    const entered = await tx
      .insertInto('archivePlanEntry')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    refuseUnless(entered, 'archive-code-taken');
    await tx
      .updateTable('archivePlan')
      .set({ version: plan.version + 1 })
      .where('id', '=', plan.id)
      .execute();
    await recordEvent(tx, ctx, planChanged({ ...plan, version: plan.version + 1 }, { year, code }));
    return row.id;
  });
}

/** The agency's list of the year, made where there is none. */
export async function lockPlan(tx: Tx, agencyId: string, year: number) {
  await tx
    .insertInto('archivePlan')
    .values({ id: newId(), version: 0, agencyId, year, state: 'draft' })
    .onConflict((conflict) => conflict.columns(['agencyId', 'year']).doNothing())
    .execute();
  return tx
    .selectFrom('archivePlan')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
