export type SignerErrorCode = 'key-file-unreadable' | 'password-wrong' | 'key-and-certificate-differ';

/** Why a key cannot be used. */
export class SignerError extends Error {
  readonly code: SignerErrorCode;
  constructor(code: SignerErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'SignerError';
    this.code = code;
  }
}
