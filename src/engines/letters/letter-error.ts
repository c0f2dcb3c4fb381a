export type LetterErrorCode =
  | 'queue-full'
  | 'template-unknown'
  | 'template-broken'
  | 'types-broken'
  | 'document-broken'
  | 'data-too-large'
  | 'took-too-long'
  | 'press-closed';

/** Why a letter was not made. `detail` is for the template's author: what Typst said, or the name asked for. */
export class LetterError extends Error {
  readonly code: LetterErrorCode;
  readonly detail: string;
  constructor(code: LetterErrorCode, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'LetterError';
    this.code = code;
    this.detail = detail;
  }
}
