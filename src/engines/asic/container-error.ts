/** Why a file is no container that could be judged; `asic-kind` is a ZIP that is no ASiC. */
export type ContainerErrorCode =
  | 'zip-malformed'
  | 'zip-duplicate-entry'
  | 'zip-path-unsafe'
  | 'zip-too-large'
  | 'asic-kind';

export class ContainerError extends Error {
  readonly code: ContainerErrorCode;
  constructor(code: ContainerErrorCode, detail = '') {
    super(`${code} ${detail}`.trim());
    this.name = 'ContainerError';
    this.code = code;
  }
}
