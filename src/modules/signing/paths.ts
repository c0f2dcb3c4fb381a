import { sitePaths } from '#modules/site/index.ts';
import { deskPaths } from './desk-paths.ts';

export const signingPaths = {
  check: () => sitePaths.verification,
  /** Whoever brings a form of a file that is kept here is given the newest. */
  newestForm: () => `${sitePaths.verification}/ban-moi`,
  checkApi: () => '/api/v1/signature-checks',
  /** Opened by the code on a letter; what the code says stands behind the #, which no server is sent. */
  receipts: () => '/bien-nhan',
  receiptKeeper: () => '/bien-nhan/luu.js',
  /** The page of a paper's original, where the code on it leads: the statement of the code is the last part. */
  original: (statement: string) => `/ban-goc/${statement}`,
  /** Where the signer waits for what they confirm elsewhere. */
  confirmation: deskPaths.confirmation,
  receiptKeys: () => '/.well-known/receipt-keys.json',
} as const;
