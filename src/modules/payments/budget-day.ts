import type { Database } from '#platform/context.ts';
import type { FeeAssessment } from './fees/index.ts';
import type { ObligationKind } from './model.ts';

/** What of a day's settled payments belongs to whom: an account, and for the State budget its chapter and sub-item. */
export interface BudgetRow {
  readonly kind: ObligationKind;
  /** The account that a notice names; null for the account of the agency. */
  readonly account: string | null;
  readonly chapter: string | null;
  readonly subItem: string | null;
  readonly payments: number;
  readonly amountVnd: number;
}

/**
 * The settled payments of a day of the gateway's statement, divided to the đồng: each among the lines of what it was paid for,
 * in their order. What was paid beyond them stands for itself, without a place in the budget, and waits to be given back.
 */
export async function listBudgetDay(db: Database, day: Temporal.PlainDate): Promise<readonly BudgetRow[]> {
  const charges = await db
    .selectFrom('paymentCharge')
    .innerJoin('paymentObligation', 'paymentObligation.id', 'obligationId')
    .select(['paymentCharge.paidVnd', 'kind', 'assessment', 'beneficiary'])
    .where('settledOn', '=', day)
    .execute();
  const rows = new Map<string, BudgetRow>();
  for (const { paidVnd, kind, assessment, beneficiary } of charges) {
    const account = (beneficiary as { readonly number: string } | null)?.number ?? null;
    for (const part of divide(assessment as FeeAssessment, Number(paidVnd))) {
      const row = { kind: kind as ObligationKind, account, chapter: part.chapter, subItem: part.subItem };
      const key = Object.values(row).join(' ');
      const { payments = 0, amountVnd = 0 } = rows.get(key) ?? {};
      rows.set(key, { ...row, payments: payments + 1, amountVnd: amountVnd + part.amountVnd });
    }
  }
  return [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

interface Part {
  readonly chapter: string | null;
  readonly subItem: string | null;
  readonly amountVnd: number;
}

/** A payment among the lines it was for; the parts add up to it. */
export function divide({ lines }: Pick<FeeAssessment, 'lines'>, paidVnd: number): readonly Part[] {
  let left = paidVnd;
  const parts = lines.map(({ payableVnd, budget }): Part => {
    const amountVnd = Math.min(payableVnd, left);
    left -= amountVnd;
    return { chapter: budget?.chapter ?? null, subItem: budget?.subItem ?? null, amountVnd };
  });
  return [...parts, { chapter: null, subItem: null, amountVnd: left }].filter(
    ({ amountVnd }) => amountVnd > 0,
  );
}
