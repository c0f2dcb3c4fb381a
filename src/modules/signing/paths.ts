import { sitePaths } from '#modules/site/index.ts';

export const signingPaths = {
  check: () => sitePaths.verification,
  checkApi: () => '/api/v1/signature-checks',
  /** Opened by the code on a letter; what the code says stands behind the #, which no server is sent. */
  receipts: () => '/bien-nhan',
  receiptKeeper: () => '/bien-nhan/luu.js',
  receiptKeys: () => '/.well-known/receipt-keys.json',
} as const;
