/** What one list or answer says of one certificate, once it is known to come from whom it should. */
export interface RevocationStatement {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** When the authority said so, and until when it need not be asked again. */
  readonly statedAt: Temporal.Instant;
  readonly nextUpdate?: Temporal.Instant | undefined;
  readonly revokedAt?: Temporal.Instant | undefined;
  readonly reason?: RevocationReason | undefined;
}

/** CRLReason (RFC 5280, 5.3.1), in its order; a gap stands for what is not used. */
export const revocationReasons = [
  'unspecified',
  'key-compromise',
  'authority-compromise',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
  'certificate-hold',
  undefined,
  'removed-from-list',
  'privilege-withdrawn',
  'attribute-authority-compromise',
] as const;

export type RevocationReason = NonNullable<(typeof revocationReasons)[number]>;
