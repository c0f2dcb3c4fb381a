export type PdfErrorCode =
  | 'pdf-malformed'
  | 'pdf-encrypted'
  | 'page-unknown'
  | 'field-taken'
  | 'mark-not-one-page'
  | 'signing-forbidden';

/** Why a PDF cannot be read or signed. `detail` is for the log, not for the citizen. */
export class PdfError extends Error {
  readonly code: PdfErrorCode;
  readonly detail: string;
  constructor(code: PdfErrorCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'PdfError';
    this.code = code;
    this.detail = detail;
  }
}

export function malformed(detail: string): never {
  throw new PdfError('pdf-malformed', detail);
}
