/** Where somebody signs: page from zero, rectangle in points from the lower left corner, as PDF counts. */
export interface SignaturePlace {
  /** The position ("Giám đốc") or part ("Người nộp hồ sơ") the template names. */
  readonly role: string;
  readonly page: number;
  readonly rectangle: readonly [left: number, bottom: number, right: number, top: number];
}

/** What goes to the thread … */
export interface LetterJob {
  readonly source: string;
  /** JSON. */
  readonly data: string;
  /** What the template finds at `/files/NAME`: PDFs and pictures to stand in the letter. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly createdAtSeconds: number;
  /** PDF/A admits no PDF within: a comparison is plain. */
  readonly isArchival: boolean;
}

/** … what it makes … */
export interface ThreadLetter {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly signaturePlaces: readonly SignaturePlace[];
}

/** … and what comes back: the letter, or what is wrong with its template. */
export type LetterOutcome = ThreadLetter | { readonly broken: string };
