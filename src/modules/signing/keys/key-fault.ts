import type { MssErrorCode } from './mss/mss-error.ts';

export type KeyFaultCode = 'pin-wrong' | 'otp-wrong' | 'pin-locked' | MssErrorCode;

/** Why a key does not sign, whichever kind it is of. */
export class KeyFault extends Error {
  readonly code: KeyFaultCode;
  constructor(code: KeyFaultCode, cause?: unknown) {
    super(cause instanceof Error ? `${code}: ${cause.message}` : code, { cause });
    this.name = 'KeyFault';
    this.code = code;
  }
}
