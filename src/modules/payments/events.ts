import type { NewEvent } from '#platform/events/index.ts';
import type { Charge, Obligation } from './model.ts';

/** A fact about what is owed. The payer is found in the obligation itself: no personal data stands in the log. */
const ofObligation =
  <Data extends object>(type: string) =>
  (
    obligation: Pick<Obligation, 'id' | 'version' | 'agencyId' | 'subjectType' | 'subjectId' | 'subjectCode'>,
    data: Data,
  ): NewEvent => ({
    type,
    subject: { type: 'payment-obligation', id: obligation.id, version: obligation.version },
    agencyId: obligation.agencyId,
    data: {
      for: { type: obligation.subjectType, id: obligation.subjectId, code: obligation.subjectCode },
      ...data,
    },
  });

export const feeRecalculated = ofObligation<{ beforeVnd: number; amountVnd: number }>(
  'payment-fee-recalculated',
);
export const fineRecorded = ofObligation<{ amountVnd: number; payBy: string }>('payment-fine-recorded');
export const lateChargeAccrued = ofObligation<{ beforeVnd: number; amountVnd: number }>(
  'payment-late-charge-accrued',
);
export const paymentReceived = ofObligation<{
  receiptId: string;
  amountVnd: number;
  through: 'cash' | 'gateway';
  isSettled: boolean;
}>('payment-received');
export const paymentAdjusted = ofObligation<{ amountVnd: number; note: string }>('payment-adjusted');
export const refundAsked = ofObligation<{ refundId: string; amountVnd: number }>('payment-refund-asked');
export const refundDecided = ofObligation<{ refundId: string; isApproved: boolean }>(
  'payment-refund-decided',
);
export const refundPaid = ofObligation<{ refundId: string; amountVnd: number; through: string }>(
  'payment-refund-paid',
);

const ofCharge =
  <Data extends object>(type: string) =>
  (charge: Pick<Charge, 'id' | 'version' | 'reference'>, agencyId: string, data: Data): NewEvent => ({
    type,
    subject: { type: 'payment-charge', id: charge.id, version: charge.version },
    agencyId,
    data: { reference: charge.reference, ...data },
  });

export const chargeStarted = ofCharge<{ obligationId: string; amountVnd: number }>('payment-charge-started');
export const chargeClosed = ofCharge<{ why: string }>('payment-charge-closed');

const ofDrawer =
  <Data extends Readonly<Record<string, unknown>>>(type: string) =>
  (
    drawer: { readonly id: string; readonly version: number; readonly agencyId: string },
    data: Data,
  ): NewEvent => ({
    type,
    subject: { type: 'payment-drawer', id: drawer.id, version: drawer.version },
    agencyId: drawer.agencyId,
    data,
  });

export const drawerClosed = ofDrawer<{ expectedVnd: number; countedVnd: number }>('payment-drawer-closed');
export const drawerHandedIn = ofDrawer<{ amountVnd: number }>('payment-drawer-handed-in');

export const feeRuleLoaded = (rule: {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly source: string;
}): NewEvent => ({
  type: 'fee-rule-loaded',
  subject: { type: 'fee-rule', id: rule.id, version: 1 },
  data: { code: rule.code, version: rule.version, source: rule.source },
});

export const statementReconciled = (
  statement: { readonly id: string; readonly version: number },
  data: {
    readonly day: string;
    readonly matched: number;
    readonly differing: number;
    readonly totalVnd: number;
  },
): NewEvent => ({
  type: 'payment-statement-reconciled',
  subject: { type: 'payment-statement', id: statement.id, version: statement.version },
  data,
});

export const discrepancyResolved = (
  discrepancy: { readonly id: string; readonly version: number },
  data: { readonly kind: string; readonly reference: string; readonly resolution: string },
): NewEvent => ({
  type: 'payment-discrepancy-resolved',
  subject: { type: 'payment-discrepancy', id: discrepancy.id, version: discrepancy.version },
  data,
});
