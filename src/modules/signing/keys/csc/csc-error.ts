export type CscErrorCode =
  | 'pin-wrong'
  | 'otp-wrong'
  | 'pin-locked'
  | 'key-unreachable'
  | 'remote-credential-missing'
  | 'remote-refused'
  /** Of an asynchronous request: there is no answer yet. */
  | 'not-yet';

/** What a service says is wrong, by its `error` (CSC API v2.0, 10.1 and the errors of each method). */
const codes: Readonly<Record<string, CscErrorCode>> = {
  invalid_pin: 'pin-wrong',
  invalid_otp: 'otp-wrong',
  expired_otp: 'otp-wrong',
  locked_pin: 'pin-locked',
  invalid_credential_id: 'remote-credential-missing',
};

/** Why a remote service did not do what it was asked. */
export class CscError extends Error {
  readonly code: CscErrorCode;
  constructor(code: CscErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CscError';
    this.code = code;
  }
}

/** The error of an answer: its words by the standard's name, else by the status alone. */
export function cscErrorOf(method: string, status: number, answer: unknown): CscError {
  const { error = '', error_description: told = '' } = (answer ?? {}) as Record<string, string | undefined>;
  // Services built on version 1 say it in the description of an "invalid_request".
  // The standard tells it by its words alone (signatures/signPolling).
  const isWaiting = /not yet been completed/i.test(told);
  const named =
    (isWaiting ? 'not-yet' : codes[error]) ??
    (/\bPIN\b/i.test(told) ? 'pin-wrong' : /\bOTP\b/i.test(told) ? 'otp-wrong' : undefined);
  const isAway = status === 429 || status >= 500;
  return new CscError(
    named ?? (isAway ? 'key-unreachable' : 'remote-refused'),
    `${method}: ${status} ${error} ${told}`.trim(),
  );
}
