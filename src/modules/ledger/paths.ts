/** Every address of the module. */
export const ledgerPaths = {
  /** Where anyone checks a proof, in their own browser. */
  check: () => '/kiem-chung',
  checkpoint: () => '/.well-known/ledger-checkpoint',
} as const;
