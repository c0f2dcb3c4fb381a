/** A file of a batch that cannot be read as pages: broken, under a password, or of another kind. */
export class ScanUnreadable extends Error {
  /** Which file, from 0. */
  readonly file: number;
  constructor(file: number, reason: string) {
    super(reason);
    this.name = 'ScanUnreadable';
    this.file = file;
  }
}
