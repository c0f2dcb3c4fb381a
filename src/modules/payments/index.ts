/** What is owed to the State for a service, how it is paid, and the books of it. See README.md. */
import './policy.ts';

export { type BudgetRow, listBudgetDay } from './budget-day.ts';
export { checkBooks } from './check-books.ts';
export { accrueLateCharges } from './commands/accrue-late-charge.ts';
export { askRefund } from './commands/ask-refund.ts';
export { closeDrawer } from './commands/close-drawer.ts';
export { collectCash } from './commands/collect-cash.ts';
export { decideRefund } from './commands/decide-refund.ts';
export { handInDrawer } from './commands/hand-in-drawer.ts';
export { loadFeeRules } from './commands/load-fee-rules.ts';
export { payRefund } from './commands/pay-refund.ts';
export { recalculateFee } from './commands/recalculate-fee.ts';
export { type Reconciliation, reconcileStatement } from './commands/reconcile-statement.ts';
export { type RecordFine, recordFine } from './commands/record-fine.ts';
export { type Resolution, resolveDiscrepancy } from './commands/resolve-discrepancy.ts';
export { settleCharge } from './commands/settle-charge.ts';
export { startCharge } from './commands/start-charge.ts';
export {
  explainFee,
  type FeeAssessment,
  type FeeCategory,
  type FeeFacts,
  readFeeCategories,
} from './fees/index.ts';
export { type BudgetCode, type BudgetRules, readBudgetRules } from './fines/budget-rules.ts';
export { nationalPlatform, type PlatformSettings } from './gateway/national-platform.ts';
export {
  type BankAccount,
  type GatewayAnswer,
  GatewayAway,
  type PaymentGateway,
} from './gateway/payment-gateway.ts';
export { type PlayGateway, startPlayGateway } from './gateway/play-gateway.ts';
export { vietQr } from './gateway/viet-qr.ts';
export {
  isOwedBefore,
  type Obligation,
  owedVnd,
  type PaymentState,
  paymentState,
  receiptNumber,
} from './model.ts';
export { drawerMover, moveObligations, obligationMover } from './move-obligations.ts';
export {
  findTaxNotice,
  getObligation,
  listObligationsOf,
  type NewObligation,
  openObligation,
  owesBefore,
  type ReckonedFee,
  reckonFee,
  releaseObligations,
} from './obligations.ts';
export { PaymentTag } from './pages/payment-tag.tsx';
export { listPaying } from './paid-online.ts';
export { paymentPaths } from './paths.ts';
export { followUp, type OnlinePayments, payOnline, pollCharges } from './pay-online.ts';
export { readAccounts } from './read-accounts.ts';
export { listReceipts, type Receipt } from './receipts.ts';
export { type PollingRun, runPolling } from './run-polling.ts';
export { takeCallback } from './take-callback.ts';
