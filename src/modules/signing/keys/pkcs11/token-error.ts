export type TokenErrorCode =
  | 'pin-wrong'
  | 'pin-locked'
  | 'token-absent'
  | 'token-library-missing'
  | 'token-key-missing'
  | 'token-failed';

/** What a library answers, by number (PKCS #11 3.1, 5.1); any other is `token-failed`. */
const codes: Readonly<Record<number, TokenErrorCode>> = {
  3: 'token-absent', // CKR_SLOT_ID_INVALID
  48: 'token-failed', // CKR_DEVICE_ERROR
  50: 'token-absent', // CKR_DEVICE_REMOVED
  160: 'pin-wrong', // CKR_PIN_INCORRECT
  161: 'pin-wrong', // CKR_PIN_INVALID
  162: 'pin-wrong', // CKR_PIN_LEN_RANGE
  164: 'pin-locked', // CKR_PIN_LOCKED
  224: 'token-absent', // CKR_TOKEN_NOT_PRESENT
};

/** Why a token did not do what it was asked. */
export class TokenError extends Error {
  readonly code: TokenErrorCode;
  /** What the library answered; 0 when it was not the library that failed. */
  readonly answer: number;
  constructor(answer: number | TokenErrorCode, where: string, cause?: unknown) {
    super(`${where}: ${typeof answer === 'number' ? `0x${answer.toString(16)}` : answer}`, { cause });
    this.name = 'TokenError';
    this.answer = typeof answer === 'number' ? answer : 0;
    this.code = typeof answer === 'number' ? (codes[answer] ?? 'token-failed') : answer;
  }
}
