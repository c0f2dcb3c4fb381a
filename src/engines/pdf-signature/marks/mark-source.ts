import type { MarkPlace } from '../signature-widget.ts';

/** What stands in a mark: a picture, words, or a picture above words. */
export interface MarkContent {
  /** The name of the picture among the files given to the letter press; PNG with a transparent ground, or SVG. */
  readonly picture?: string | undefined;
  readonly lines?: readonly string[] | undefined;
  /** Size of the words in points; 8 unless said. */
  readonly textSize?: number | undefined;
  /** `ink` for what stands for a hand, `seal` for a unit's, `black` for what a copying agency writes. */
  readonly color?: 'ink' | 'seal' | 'black' | undefined;
  /** Words stay clear of the left third, over which the seal will stand. */
  readonly isToBeSealed?: boolean | undefined;
  /** Draws a ring around the words, for a seal of which there is no picture. */
  readonly hasRing?: boolean | undefined;
}

/**
 * The Typst source of a mark, and its data: give both to a letter press, and the PDF to `signPdf` as `mark`. The fonts
 * come with it, so a letter that is PDF/A stays so.
 *
 * @example
 * const { source, data } = markLetter(place, { picture: 'mai.png', lines: [timeOfMark(signedAt)] });
 * const mark = await press.render({ source }, data, { createdAt, files: { 'mai.png': picture } });
 */
export function markLetter({ rectangle: [left, bottom, right, top] }: MarkPlace, content: MarkContent) {
  const [width, height] = [right - left, top - bottom];
  const { lines = [], textSize = 8, color = 'ink', picture = null } = content;
  const { hasRing = false, isToBeSealed = false } = content;
  const data = { width, height, lines, textSize, color, picture, hasRing, isToBeSealed };
  return { source, data };
}

const source = `
#import "/letters/library.typ": letter-data
#let mark = letter-data
#set page(width: mark.width * 1pt, height: mark.height * 1pt, margin: 0pt, fill: none)
#let paint = (ink: rgb("#1a3fa0"), seal: rgb("#c8102e"), black: black).at(mark.color)
#set text(font: "Tinos", size: mark.textSize * 1pt, lang: "vi", fill: paint)
#set par(leading: 0.35em)
#set align(center + horizon)
#let words = pad(left: if mark.isToBeSealed { 34% } else { 0% }, mark.lines.join(linebreak()))
#if mark.hasRing {
  pad(1pt, ellipse(width: 100%, height: 100%, stroke: 1.5pt + paint, inset: 12%, strong(words)))
} else if mark.picture == none { words } else {
  let picture = image("/files/" + mark.picture, width: 100%, height: 100%, fit: "contain")
  if mark.lines.len() == 0 { picture } else { grid(rows: (1fr, auto), row-gutter: 2pt, picture, words) }
}
`;

/** "02/09/2026; 08:15:00; +07:00", as the Decree writes the time of a signature (Decree 30/2020/NĐ-CP, Annex I). */
export function timeOfMark(at: Temporal.ZonedDateTime): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = [two(at.day), two(at.month), at.year].join('/');
  return [date, [at.hour, at.minute, at.second].map(two).join(':'), at.offset].join('; ');
}
