/** A page as a reader of PDF sees it; lengths in points from the upper left corner. */
export interface SeenPage {
  /** From one. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From top to bottom, then from left to right; what stands side by side are lines of their own. */
  readonly lines: readonly SeenLine[];
  /** Drawn horizontal lines, of the first page only. */
  readonly rules: readonly SeenRule[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SeenLine extends Box {
  readonly page: number;
  /** NFC, single spaces. */
  readonly text: string;
  readonly runs: readonly SeenRun[];
  /** Of the run with the most text. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** A piece of text in one type. */
export interface SeenRun extends Box {
  readonly text: string;
  readonly size: number;
  /** Without the subset's prefix: "TimesNewRomanPS-BoldMT". */
  readonly font: string;
  /** "#000000". */
  readonly colour: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

export interface SeenRule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export const rightOf = ({ left, width }: Box): number => left + width;
export const bottomOf = ({ top, height }: Box): number => top + height;
export const centreOf = ({ left, width }: Box): number => left + width / 2;

/** Capitals without marks and punctuation, so that a part is known in spite of how it is written. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a text has letters, and all of them capitals. */
export const isInCapitals = (text: string): boolean => /\p{L}/u.test(text) && text === text.toUpperCase();
