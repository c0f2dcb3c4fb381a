import {
  findHeadPlaces,
  type HeadBlank,
  type HeadPlaces,
  LayoutUnreadable,
  type LetterPress,
} from '#engines/letters/index.ts';
import { firstPageSize, PdfError, stampFirstPage } from '#engines/pdf-signature/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';

/** Where a person says a word is to be written: its lower left corner, in millimetres from the page's upper left corner. */
export interface HandPlace {
  readonly x: number;
  readonly y: number;
}

/** Places chosen by hand, where the program finds none. */
export interface HandPlaces {
  readonly number: HandPlace | null;
  readonly day: HandPlace | null;
  readonly month: HandPlace | null;
}

/** Something to be written into the first page. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: number;
  readonly size: number;
  readonly isItalic: boolean;
  readonly isDotted: boolean;
}

/** What is written; nothing of a part that the document's kind does not have. */
export interface HeadWords {
  readonly number: string | null;
  readonly date: Temporal.PlainDate | null;
  /** "Nà Lúa", written where the author named no place. */
  readonly place: string;
}

/** Where a document that was drawn up elsewhere leaves room for its number and date, before either is taken. */
export type StampPlan = { readonly found: HeadPlaces } | { readonly byHand: HandPlaces };

/**
 * Looks for the room. Asked before a number is taken: what cannot be written is said while nothing has been done.
 *
 * @throws InvalidInput `head-not-found`, `head-too-narrow`, `pdf-malformed` at `/places`
 */
export async function planStamp(
  pdf: Uint8Array,
  wants: { readonly number: boolean; readonly date: boolean },
  byHand: HandPlaces | null,
): Promise<StampPlan> {
  if (byHand) {
    const isWhole = (!wants.number || byHand.number) && (!wants.date || byHand.day);
    if (!isWhole) throw refused('places-required');
    return { byHand };
  }
  const found = await findHeadPlaces(pdf).catch((error: unknown) => {
    if (error instanceof LayoutUnreadable) throw refused('pdf-malformed');
    throw error;
  });
  const missing = [
    wants.number && !found.number && '“Số:      /…”',
    wants.date && !found.day && '“…, ngày      tháng      năm …”',
  ].filter((each) => each !== false);
  if (missing.length > 0) throw refused('head-not-found', { missing: missing.join(' và ') });
  const narrow = [wants.number && found.number, wants.date && found.day].find(
    (blank) => blank && blank.filled === '' && blank.right - blank.left < 1.2 * blank.size,
  );
  if (narrow) throw refused('head-too-narrow');
  return { found };
}

/**
 * Writes number, place and date into the room that their author left, in the metrics of Times New Roman and before anyone
 * signs (NĐ 30/2020/NĐ-CP Phụ lục I, II.3–4). What stands there already and is the same is left as it is.
 *
 * @throws InvalidInput `head-differs`, `head-too-narrow`, `pdf-malformed` at `/places`
 */
export async function stampNumber(
  letters: LetterPress,
  pdf: Uint8Array,
  plan: StampPlan,
  head: HeadWords,
  createdAt: Temporal.Instant,
): Promise<Uint8Array> {
  const words = 'found' in plan ? wordsAt(plan.found, head) : wordsByHand(plan.byHand, head);
  if (words.length === 0) return pdf;
  try {
    const { width, height } = firstPageSize(pdf);
    const drawing = await letters.render({ source }, { width, height, words }, { createdAt });
    return stampFirstPage(pdf, drawing);
  } catch (error) {
    if (error instanceof PdfError) throw refused('pdf-malformed');
    throw error;
  }
}

const two = (number: number) => String(number).padStart(2, '0');
/** Days below ten, and January and February, have a nought before them (Phụ lục I, II.4). */
const monthOf = ({ month }: Temporal.PlainDate) => (month < 3 ? two(month) : String(month));

function wordsAt(found: HeadPlaces, { number, date, place }: HeadWords): readonly Word[] {
  const written = (
    blank: HeadBlank | undefined,
    text: string | null,
    align: Word['align'],
  ): readonly Word[] => {
    if (!blank || text === null) return [];
    if (blank.filled !== '') {
      if (Number(blank.filled) === Number(text)) return [];
      throw refused('head-differs', { found: blank.filled, text });
    }
    const { left, right, baseline, size, isItalic, isDotted } = blank;
    if (right - left < 0.5 * size * text.length) throw refused('head-too-narrow');
    return [{ text, left, right, align, baseline, size, isItalic, isDotted }];
  };
  return [
    ...written(found.number, number, 'right'),
    ...written(found.day, date && two(date.day), 'center'),
    ...written(found.month, date && monthOf(date), 'center'),
    ...written(found.year, date && ` ${date.year}`, 'left'),
    ...(date && found.place ? written(found.place, `${place}, `, 'right') : []),
  ];
}

const points = (millimetres: number) => (millimetres * 72) / 25.4;

function wordsByHand(places: HandPlaces, { number, date }: HeadWords): readonly Word[] {
  const at = (place: HandPlace | null, text: string | null, isItalic: boolean): readonly Word[] =>
    place && text
      ? [
          {
            ...{ text, isItalic, align: 'left', size: 13, isDotted: false },
            left: points(place.x),
            right: points(place.x) + 100,
            baseline: points(place.y),
          },
        ]
      : [];
  return [
    ...at(places.number, number, false),
    ...at(places.day, date && two(date.day), true),
    ...at(places.month, date && monthOf(date), true),
  ];
}

const refused = (code: string, params?: Readonly<Record<string, string>>) =>
  new InvalidInput([{ field: '/places', code, ...(params && { params }) }]);

const source = `
#import "/letters/library.typ": letter-data
#set page(width: letter-data.width * 1pt, height: letter-data.height * 1pt, margin: 0pt, fill: none)
#set text(font: "Tinos", lang: "vi", top-edge: "baseline", bottom-edge: "baseline")
#for word in letter-data.words {
  let room = (word.right - word.left) * 1pt
  let face = if word.isItalic { "italic" } else { "normal" }
  if word.isDotted {
    // The author's dots make way.
    place(dx: word.left * 1pt, dy: (word.baseline - word.size * 0.7) * 1pt, rect(width: room, height: word.size * 0.95pt, fill: white))
  }
  let sides = (left: left, center: center, right: right)
  place(dx: word.left * 1pt, dy: word.baseline * 1pt, box(width: room, align(sides.at(word.align), text(size: word.size * 1pt, style: face, word.text))))
}
`;
