import type { DueAt } from './fees/fee-rule.ts';
import type { FeeAssessment, FeeFacts } from './fees/index.ts';
import type { BankAccount } from './gateway/payment-gateway.ts';

/** Fees, levies and dues of a procedure; a tax by its notice; a fine by its decision. */
export type ObligationKind = 'service' | 'tax' | 'fine';

/** What something is owed for: a dossier, known here by its name alone. */
export interface PaymentSubject {
  readonly type: string;
  readonly id: string;
  /** As people call it: the dossier's code. */
  readonly code: string;
  readonly title: string;
}

/** Khoản phải nộp: what one payer owes for one subject. All amounts are whole đồng. */
export interface Obligation {
  readonly id: string;
  readonly version: number;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly title: string;
  readonly agencyId: string;
  /** The desk that may take cash for it. */
  readonly deskId: string;
  readonly payerId: string | null;
  readonly payerName: string;
  readonly feeRuleId: string | null;
  readonly facts: FeeFacts | null;
  readonly assessment: FeeAssessment;
  readonly kind: ObligationKind;
  /** The notice or decision it rests on; none of a service. */
  readonly noticeNumber: string | null;
  readonly noticeOn: Temporal.PlainDate | null;
  readonly payBy: Temporal.PlainDate | null;
  /** Where the notice wants it paid; otherwise to the agency's account. */
  readonly beneficiary: BankAccount | null;
  readonly dueAt: DueAt;
  readonly amountVnd: number;
  readonly paidVnd: number;
  readonly createdAt: Temporal.Instant;
}

type Amounts = Pick<Obligation, 'amountVnd' | 'paidVnd'>;

export const owedVnd = ({ amountVnd, paidVnd }: Amounts): number => Math.max(0, amountVnd - paidVnd);
/** Received beyond what is owed: to be given back. */
export const excessVnd = ({ amountVnd, paidVnd }: Amounts): number => Math.max(0, paidVnd - amountVnd);

/** Whether one of these must be paid before the act, and is not. */
export function isOwedBefore(obligations: readonly Obligation[], act: 'acceptance' | 'result'): boolean {
  const stops: readonly DueAt[] =
    act === 'acceptance' ? ['submission'] : ['submission', 'acceptance', 'result'];
  return obligations.some((each) => stops.includes(each.dueAt) && owedVnd(each) > 0);
}

export type PaymentState = 'free' | 'unpaid' | 'partlyPaid' | 'paid' | 'overpaid';

export function paymentState({ amountVnd, paidVnd }: Amounts): PaymentState {
  if (paidVnd > amountVnd) return 'overpaid';
  if (amountVnd === 0) return 'free';
  if (paidVnd === amountVnd) return 'paid';
  return paidVnd === 0 ? 'unpaid' : 'partlyPaid';
}

/** One side of an entry in the ledger; the migration says what each holds. */
export type Account =
  | 'receivable'
  | 'fees'
  | 'levies'
  | 'dues'
  | 'taxes'
  | 'fines'
  | 'cash'
  | 'gateway'
  | 'treasury'
  | 'shortage';

/** Where the income of a line of a reckoning belongs. */
export const incomeOf = {
  fee: 'fees',
  levy: 'levies',
  dues: 'dues',
  tax: 'taxes',
  fine: 'fines',
  late: 'fines',
} as const;

export type ChargeState = 'started' | 'open' | 'paid' | 'closed';

/** One attempt to pay online. */
export interface Charge {
  readonly id: string;
  readonly version: number;
  readonly obligationId: string;
  readonly reference: string;
  readonly amountVnd: number;
  readonly state: ChargeState;
  readonly payUrl: string | null;
  readonly startedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly pollAt: Temporal.Instant | null;
  readonly polls: number;
  readonly gatewayTransaction: string | null;
  readonly paidVnd: number | null;
  readonly paidAt: Temporal.Instant | null;
}

/** How long a payment page is offered. A payment that comes later is still taken. */
export const chargeLife = Temporal.Duration.from({ minutes: 30 });

/** When the gateway is asked again: soon at first, later ever more rarely, for three days. */
export function nextPoll(
  polls: number,
  now: Temporal.Instant,
  startedAt: Temporal.Instant,
): Temporal.Instant | null {
  const seconds = Math.min(30 * 2 ** Math.min(polls, 10), 3_600);
  const next = now.add({ seconds });
  return Temporal.Instant.compare(next, startedAt.add({ hours: 72 })) > 0 ? null : next;
}

/** "00012/2026": receipts are numbered without gaps by agency and year. */
export const receiptNumber = ({ number, year }: { readonly number: number; readonly year: number }): string =>
  `${String(number).padStart(7, '0')}/${year}`;
