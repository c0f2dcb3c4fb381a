import type { Context } from '#platform/context.ts';
import { jsonb } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { feeRecalculated } from '../events.ts';
import { getFeeRule, groupsIn, reckonBy } from '../fee-rules.ts';
import { explainChange } from '../fees/index.ts';
import { entriesFor, post } from '../ledger.ts';
import type { Obligation } from '../model.ts';
import { changeObligation, lockObligation } from '../obligations.ts';

/**
 * Reckons a fee again for a payer of other groups: by the version of the rule that was fixed at submission, whatever
 * holds today. What changed is kept in words; what was paid too much waits to be given back.
 */
export async function recalculateFee(
  ctx: Context,
  input: {
    readonly obligationId: string;
    readonly categories: readonly string[];
    readonly reason: string;
    readonly seenVersion?: number | undefined;
  },
): Promise<Obligation> {
  return ctx.transaction(async (tx, ctx) => {
    const obligation = await lockObligation(tx, ctx.actor, input.obligationId);
    ctx.authorize('payments.recalculate', obligation);
    refuseUnless(input.seenVersion === undefined || input.seenVersion === obligation.version, 'stale');
    const { feeRuleId, facts } = obligation;
    refuseUnless(feeRuleId !== null && facts !== null, 'fee-has-no-rule');
    const rule = await getFeeRule(tx, feeRuleId);
    const groups = groupsIn(rule);
    const unknown = input.categories.find((code) => !groups.includes(code));
    if (unknown) throw new InvalidInput([{ field: '/categories', code: 'category-unknown' }]);

    const claimed = { ...facts, categories: [...input.categories].sort() };
    const assessment = reckonBy(rule, claimed);
    const of = { obligationId: obligation.id, agencyId: obligation.agencyId };
    await post(tx, ctx, entriesFor(obligation.assessment, assessment, of));
    const amountVnd = assessment.totalVnd;
    const changed = await changeObligation(tx, obligation, { assessment, facts: claimed, amountVnd });
    await tx
      .insertInto('paymentRecalculation')
      .values({
        obligationId: changed.id,
        version: changed.version,
        beforeVnd: String(obligation.amountVnd),
        amountVnd: String(amountVnd),
        change: jsonb(explainChange(obligation.assessment, assessment, 'vi')),
        reason: input.reason.normalize('NFC').trim().slice(0, 1_000),
        recordedAt: ctx.now(),
      })
      .execute();
    await recordEvent(
      tx,
      ctx,
      feeRecalculated(changed, {
        beforeVnd: obligation.amountVnd,
        amountVnd,
      }),
    );
    return changed;
  });
}
