export type MssErrorCode =
  | 'phone-refused'
  | 'phone-pin-blocked'
  | 'phone-blocked'
  | 'phone-unknown'
  | 'phone-expired'
  | 'phone-away'
  | 'phone-busy'
  | 'phone-certificate-revoked'
  | 'phone-answer-wrong'
  | 'key-unreachable'
  | 'key-unusable';

/** What a service says came of a request, by its status or fault code (TS 102 204, annexes B and C). */
const codes: Readonly<Record<number, MssErrorCode>> = {
  105: 'phone-unknown', // UNKNOWN_CLIENT
  208: 'phone-expired', // EXPIRED_TRANSACTION
  209: 'phone-away', // OTA_ERROR
  401: 'phone-refused', // USER_CANCEL
  402: 'phone-pin-blocked', // PIN_NR_BLOCKED
  403: 'phone-blocked', // CARD_BLOCKED
  404: 'phone-unknown', // NO_KEY_FOUND
  406: 'phone-busy', // PB_SIGNATURE_PROCESS
  422: 'phone-unknown', // NO_CERT_FOUND
  501: 'phone-certificate-revoked', // REVOKED_CERTIFICATE
  503: 'phone-answer-wrong', // INVALID_SIGNATURE
  900: 'key-unreachable', // INTERNAL_ERROR
};

export const mssErrorCodeOf = (statusOrFault: number): MssErrorCode => codes[statusOrFault] ?? 'key-unusable';

/** Why a mobile signature service gave no signature. */
export class MssError extends Error {
  readonly code: MssErrorCode;
  constructor(code: MssErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MssError';
    this.code = code;
  }
}
