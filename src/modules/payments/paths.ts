import { sitePaths } from '#modules/site/index.ts';

const own = (id: string) => `/thanh-toan/${id}`;
const desk = (id: string) => `${sitePaths.fees}/${id}`;

/** Every address of payments. */
export const paymentPaths = {
  /** Of the payer. */
  own,
  charge: (id: string) => `${own(id)}/giao-dich`,
  check: (id: string) => `${own(id)}/kiem-tra`,
  relief: (id: string) => `${own(id)}/mien-giam`,
  ownReceipt: (id: string, receiptId: string) => `${own(id)}/bien-lai/${receiptId}.pdf`,
  /** Where the gateway sends the browser back; its query names the reference. */
  returned: '/thanh-toan/tro-ve',
  /** Of whoever was fined, without an account. */
  fines: sitePaths.fines,
  fineCharge: `${sitePaths.fines}/giao-dich`,
  fineCheck: `${sitePaths.fines}/kiem-tra`,
  fineReceipt: `${sitePaths.fines}/bien-lai.pdf`,
  /** Of the desk. */
  fees: sitePaths.fees,
  deskFines: `${sitePaths.fees}/xu-phat`,
  desk,
  cash: (id: string) => `${desk(id)}/tien-mat`,
  recalculation: (id: string) => `${desk(id)}/tinh-lai`,
  refunds: (id: string) => `${desk(id)}/hoan-tra`,
  refundDecision: (refundId: string) => `${sitePaths.fees}/hoan-tra/${refundId}/quyet-dinh`,
  refundPayment: (refundId: string) => `${sitePaths.fees}/hoan-tra/${refundId}/chi`,
  deskReceipt: (id: string, receiptId: string) => `${desk(id)}/bien-lai/${receiptId}.pdf`,
  drawerClosing: (drawerId: string) => `${sitePaths.fees}/ngan-tien/${drawerId}/ket-ca`,
  drawerHandIn: (drawerId: string) => `${sitePaths.fees}/ngan-tien/${drawerId}/nop-quy`,
  reconciliation: sitePaths.reconciliation,
  statements: `${sitePaths.reconciliation}/tep`,
  resolution: (discrepancyId: string) => `${sitePaths.reconciliation}/${discrepancyId}/xu-ly`,
  /** Of the gateway. */
  callback: '/api/v1/payments/callback',
} as const;
