/** Where in the file: the line it begins on, the record counted from 1, and the code when it could be read. */
export interface CataloguePlace {
  readonly line: number;
  readonly record: number;
  readonly code?: string | undefined;
}

/**
 * What is wrong with a file or a record, with a stable reason for the texts. `isTaken` is true when the record
 * was read all the same and only the named fact was left out, as with a fee in dollars.
 */
export interface CatalogueProblem {
  readonly place: CataloguePlace;
  readonly reason: CatalogueReason;
  readonly params: Readonly<Record<string, string | number>>;
  readonly isTaken: boolean;
}

export type CatalogueReason =
  | 'file-too-large'
  | 'not-utf8'
  | 'unknown-format'
  | 'missing-column'
  | 'too-many-records'
  | 'truncated'
  | 'wrong-column-count'
  | 'not-json'
  | 'too-deep'
  | 'record-too-large'
  | 'wrong-shape'
  | 'unknown-word'
  | 'duplicate-code'
  | 'fee-not-in-dong'
  | 'fee-implausible'
  | 'count-implausible';

export function refused(
  place: CataloguePlace,
  reason: CatalogueReason,
  params: Readonly<Record<string, string | number>> = {},
): CatalogueProblem {
  return { place, reason, params, isTaken: false };
}
