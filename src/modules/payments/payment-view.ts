import { listUnitsById } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import { findOpenCharge } from './charges.ts';
import { getFeeRule, groupsIn } from './fee-rules.ts';
import type { FeeCategory } from './fees/index.ts';
import type { BankAccount } from './gateway/payment-gateway.ts';
import type { Charge, Obligation } from './model.ts';
import { getObligation } from './obligations.ts';
import { listRecalculations, type Recalculation } from './recalculations.ts';
import { listReceipts, type Receipt } from './receipts.ts';
import { listRefunds, type Refund } from './refunds.ts';
import type { PaymentServices } from './services.ts';

/** An obligation with all that its pages show. */
export interface PaymentView {
  readonly obligation: Obligation;
  readonly legalBasis: string | null;
  readonly deskName: string;
  readonly charge: Charge | undefined;
  readonly account: BankAccount | undefined;
  readonly receipts: readonly Receipt[];
  readonly refunds: readonly Refund[];
  readonly events: readonly RecordedEvent[];
  readonly recalculations: readonly Recalculation[];
  /** Groups for whom the rule asks less. */
  readonly categories: readonly FeeCategory[];
  readonly isOnline: boolean;
}

/** @throws Refusal `not-found` for whoever may not see it */
export async function viewPayment(
  ctx: Context,
  { online, categories }: PaymentServices,
  id: string,
): Promise<PaymentView> {
  const obligation = await getObligation(ctx.db, ctx.actor, id);
  const [rule, units, charge, receipts, refunds, events, recalculations] = await Promise.all([
    obligation.feeRuleId ? getFeeRule(ctx.db, obligation.feeRuleId) : undefined,
    listUnitsById(ctx.db, [obligation.agencyId, obligation.deskId]),
    findOpenCharge(ctx.db, id),
    listReceipts(ctx.db, id),
    listRefunds(ctx.db, id),
    listEventsOf(ctx.db, 'payment-obligation', id),
    listRecalculations(ctx.db, id),
  ]);
  const unit = (unitId: string) => units.find((each) => each.id === unitId)!;
  const groups = rule ? groupsIn(rule) : [];
  return {
    obligation,
    legalBasis: rule?.content.legalBasis ?? null,
    deskName: unit(obligation.deskId).name,
    charge,
    account: obligation.beneficiary ?? online?.accountOf(unit(obligation.agencyId).code, obligation.kind),
    receipts,
    refunds,
    events,
    recalculations,
    categories: categories.filter(({ code }) => groups.includes(code)),
    isOnline: online !== null,
  };
}
