import type { LetterPress } from '#engines/letters/index.ts';
import type { FeeCategory } from './fees/index.ts';
import type { BudgetRules } from './fines/budget-rules.ts';
import type { Obligation } from './model.ts';
import type { OnlinePayments } from './pay-online.ts';

/** What the routes of payments need besides the request. */
export interface PaymentServices {
  readonly letters: LetterPress;
  /** The address people type, without a slash at the end. */
  readonly baseUrl: string;
  /** Null while no gateway is connected: only the desk takes money then. */
  readonly online: OnlinePayments | null;
  readonly categories: readonly FeeCategory[];
  readonly budget: BudgetRules;
  /** Where what is paid for is shown: to its applicant, to an officer, to anyone with the code. */
  readonly subjectHref: (
    to: 'own' | 'desk' | 'public',
    subject: Pick<Obligation, 'subjectType' | 'subjectId' | 'subjectCode'>,
  ) => string;
}
