import type { MissingRevocation } from '../revocation/gather-revocation.ts';

export type LongTermErrorCode = 'revocation-unavailable' | 'chain-unknown';

/** Why a document cannot be made provable for later. `missing` names the certificates nothing could be learned of. */
export class LongTermError extends Error {
  readonly code: LongTermErrorCode;
  readonly missing: readonly MissingRevocation[];
  constructor(code: LongTermErrorCode, missing: readonly MissingRevocation[]) {
    super(
      `${code}: ${missing.map(({ subject, attempts }) => [subject, ...attempts].join(' – ')).join('; ')}`,
    );
    this.name = 'LongTermError';
    this.code = code;
    this.missing = missing;
  }
}
