import type { AssessedLine, FeeAssessment } from '../fees/index.ts';
import type { FineTerms } from './budget-rules.ts';

export interface FinedAmount {
  /** What the decision orders. */
  readonly amountVnd: number;
  readonly payBy: Temporal.PlainDate;
  readonly what: string;
  readonly terms: FineTerms;
}

export interface PaidPart {
  readonly on: Temporal.PlainDate;
  readonly amountVnd: number;
}

/**
 * What is added to a fine that is paid late: for each day after the last day to pay a part of what was then unpaid (Law
 * 15/2012/QH13 on handling administrative violations, article 78(1): 0.05 % a day), every day counted, holidays too. Whole
 * đồng, the rest in the payer's favour. What is paid goes to the fine first.
 *
 * @param on as if it were paid on this day
 */
export function lateChargeVnd(
  { amountVnd, payBy, terms }: Omit<FinedAmount, 'what'>,
  paid: readonly PaidPart[],
  on: Temporal.PlainDate,
): number {
  const last = terms.countsDayOfPayment ? on : on.subtract({ days: 1 });
  let tenThousandths = 0;
  for (
    let day = payBy.add({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const before = paid.filter((part) => Temporal.PlainDate.compare(part.on, day) < 0);
    const unpaid = amountVnd - before.reduce((sum, part) => sum + part.amountVnd, 0);
    if (unpaid <= 0) break;
    tenThousandths += unpaid * perDay(terms, day);
  }
  return Math.floor(tenThousandths / 10_000);
}

/** The rate of the day, in ten-thousandths: the latest that has begun. */
export const perDay = ({ lateCharge }: FineTerms, day: Temporal.PlainDate): number =>
  lateCharge
    .filter(({ validFrom }) => validFrom <= day.toString())
    .reduce((latest, each) => (each.validFrom > latest.validFrom ? each : latest), {
      perDay: 0,
      validFrom: '',
    }).perDay;

/** What is owed by a fine as if paid on a day, line by line, each with its place in the State budget. */
export function assessFine(
  fine: FinedAmount,
  paid: readonly PaidPart[],
  on: Temporal.PlainDate,
): FeeAssessment {
  const { amountVnd, what, terms } = fine;
  const lateVnd = lateChargeVnd(fine, paid, on);
  const ordered: AssessedLine = {
    kind: 'fine',
    label: { vi: what },
    amountVnd,
    payableVnd: amountVnd,
    budget: terms.budget,
  };
  const late: AssessedLine = {
    kind: 'late',
    label: { vi: 'Nộp sau thời hạn', en: 'Paid late' },
    amountVnd: lateVnd,
    payableVnd: lateVnd,
    ...(terms.lateBudget && { budget: terms.lateBudget }),
  };
  return { lines: lateVnd > 0 ? [ordered, late] : [ordered], relief: null, totalVnd: amountVnd + lateVnd };
}
