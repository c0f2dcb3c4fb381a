export type EdxmlRefusalCode =
  | 'too-large'
  | 'encoding-wrong'
  | 'malformed'
  | 'doctype'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'value-too-long'
  | 'not-edxml'
  | 'attachment-malformed'
  | 'attachment-too-large'
  | 'zip-malformed';

/** Why an envelope cannot be read. `detail` is for the log. */
export class EdxmlRefusal extends Error {
  readonly code: EdxmlRefusalCode;
  readonly detail: string;
  constructor(code: EdxmlRefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'EdxmlRefusal';
    this.code = code;
    this.detail = detail;
  }
}
