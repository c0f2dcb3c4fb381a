/**
 * What a cover sheet's code says: whose paper follows it, and which. Both may be open: a sheet without a subject is
 * used again and again and belongs to whoever the batch, or the last sheet that named someone, is about.
 */
export interface Sheet {
  /** The code of what the paper belongs to, such as a file number; null on a sheet for any. */
  readonly subject: string | null;
  /** The number of the paper, from 1; null on a sheet that only begins a subject. */
  readonly paper: number | null;
}

const mark = 'MUONG.1';

/**
 * The text of a sheet's QR code. Capitals, digits and `-./:` only: such codes have few, large modules (ISO/IEC 18004,
 * alphanumeric mode) and are read from a bad scan.
 *
 * @example sheetText({ subject: 'A1-7', paper: 2 }) // 'MUONG.1:A1-7:2'
 * @throws RangeError for a subject that cannot be written so
 */
export function sheetText({ subject, paper }: Sheet): string {
  if (subject !== null && !/^[A-Z0-9./-]{1,60}$/.test(subject))
    throw new RangeError(`not on a sheet: ${subject}`);
  return `${mark}:${subject ?? ''}:${paper ?? ''}`;
}

/** Reads what `sheetText` wrote; undefined for any other code, such as one on the papers themselves. */
export function readSheetText(text: string): Sheet | undefined {
  const [, subject, paper] = /^MUONG\.1:([A-Z0-9./-]{0,60}):([1-9]\d{0,2})?$/.exec(text) ?? [];
  if (subject === undefined || (subject === '' && !paper)) return undefined;
  return { subject: subject || null, paper: paper ? Number(paper) : null };
}
