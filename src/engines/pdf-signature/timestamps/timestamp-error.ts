export type TimestampErrorCode =
  | 'authority-unreachable'
  | 'response-malformed'
  | 'request-rejected'
  | 'imprint-differs'
  | 'nonce-differs'
  | 'policy-differs'
  | 'time-implausible'
  | 'authority-untrusted';

/** Why one authority gave no token that can be used. */
export interface TimestampAttempt {
  readonly authority: string;
  readonly code: TimestampErrorCode;
  /** For the log. */
  readonly detail: string;
}

/** No authority of those asked gave a token that can be used: one attempt for each, in order. */
export class TimestampError extends Error {
  readonly code = 'timestamp-unavailable';
  readonly attempts: readonly TimestampAttempt[];
  constructor(attempts: readonly TimestampAttempt[]) {
    super(
      `timestamp-unavailable: ${attempts.map((attempt) => `${attempt.authority} ${attempt.code}`).join(', ')}`,
    );
    this.name = 'TimestampError';
    this.attempts = attempts;
  }
}
