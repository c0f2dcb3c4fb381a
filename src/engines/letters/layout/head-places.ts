import type { PageOfLetters, SeenLetter } from './letters-of-page.ts';

/** Room between two words on the first page; lengths in points from the upper left corner. */
export interface HeadBlank {
  readonly left: number;
  /** Where the next word begins; the edge of the page where none follows. */
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly isItalic: boolean;
  /** The figures that stand there already; mostly none. */
  readonly filled: string;
  /** Dots stand there, to be written over. */
  readonly isDotted: boolean;
}

/**
 * Where number, place and date of a document belong, by the words around them: "Số:      /QĐ-UBND" and "…, ngày      tháng
 * năm 2026" (Decree 30/2020/NĐ-CP, Annex I, II.3–4). Nothing for what is not found.
 */
export interface HeadPlaces {
  readonly width: number;
  readonly height: number;
  readonly number: HeadBlank | undefined;
  readonly day: HeadBlank | undefined;
  readonly month: HeadBlank | undefined;
  readonly year: HeadBlank | undefined;
  /** Before "ngày", where no place is named. */
  readonly place: HeadBlank | undefined;
}

/** Of the height of a letter, what hangs below the line it stands on: Times New Roman and its like. */
const descent = 0.216;
/** A word as far away as this, in sizes of the letter, is not before the other. */
const nextTo = 2;
/** Figures, dots to be written over, or figures among them. */
const room = '([\\d.…_]*)';

export function headPlaces({ width, height, letters }: PageOfLetters): HeadPlaces {
  const rows = rowsOf(letters.filter(({ bottom, text }) => bottom < height / 2 && text.trim() !== ''));
  const blanks = (pattern: RegExp) => {
    for (const row of rows) {
      const found = pattern.exec(row.map(plain).join(''));
      if (found) return found.indices!.slice(1).map((range) => blankOf(row, range!, width));
    }
    return [];
  };
  const [number] = blanks(new RegExp(`so:?${room}/`, 'd'));
  const [day, month, year] = blanks(new RegExp(`ngay${room}thang${room}nam(\\d*)`, 'd'));
  return { width, height, number, day, month, year, place: day && placeBefore(rows, day) };
}

/** One character a letter, so that places in the text are places in the row. */
const plain = ({ text }: SeenLetter): string => text.normalize('NFD').replace(/[đĐ]/, 'd').toLowerCase()[0]!;

/** Letters on one base line, from left to right; signs that are drawn apart stand with their letter. */
function rowsOf(letters: readonly SeenLetter[]): readonly SeenLetter[][] {
  const rows: SeenLetter[][] = [];
  for (const letter of letters) {
    if (/^\p{M}/u.test(letter.text)) continue;
    const row = rows.find(([first]) => Math.abs(first!.bottom - letter.bottom) < 0.25 * first!.size);
    if (row) row.push(letter);
    else rows.push([letter]);
  }
  return rows.map((row) => row.toSorted((one, other) => one.left - other.left));
}

function blankOf(
  row: readonly SeenLetter[],
  [from, to]: readonly [number, number],
  width: number,
): HeadBlank {
  const before = row[from - 1]!;
  const inside = row.slice(from, to).map(plain).join('');
  return {
    left: before.right,
    right: row[to]?.left ?? width,
    baseline: before.bottom - descent * before.size,
    size: before.size,
    isItalic: before.isItalic,
    filled: inside.replace(/\D/g, ''),
    isDotted: /[.…_]/.test(inside),
  };
}

/** Room for the name of the place, unless one stands there. */
function placeBefore(rows: readonly SeenLetter[][], day: HeadBlank): HeadBlank | undefined {
  const row = rows.find((each) => each.some(({ right }) => right === day.left))!;
  const end = row.findIndex(({ right }) => right === day.left);
  const first = row[end - 'ngay'.length + 1]!;
  const before = row[end - 'ngay'.length];
  if (before && first.left - before.right < nextTo * first.size) return undefined;
  return { ...day, left: before?.right ?? 0, right: first.left, filled: '', isDotted: false };
}
