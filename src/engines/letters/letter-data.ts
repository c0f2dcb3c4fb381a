import { qrSvg } from './qr-code.ts';

/** The characters that Tinos draws, as far as names and papers need them: Latin, Greek, Cyrillic, signs. */
const drawable: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x2af],
  [0x300, 0x36f],
  [0x37a, 0x37f],
  [0x384, 0x38a],
  [0x38e, 0x3a1],
  [0x3a3, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2074, 0x208e],
  [0x20a0, 0x20bd],
  [0x2100, 0x214f],
  [0x2190, 0x2195],
  [0x2264, 0x2265],
  [0x25a1, 0x25a1],
  [0xfb01, 0xfb04],
];

/**
 * Everything else, marks that turn the direction of text among it. PDF/A admits no character without a glyph, other
 * fonts differ from machine to machine, and a citizen's name must never stop a letter.
 */
const undrawable = new RegExp(
  `[^\\s${drawable.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('')}]`,
  'gu',
);

/** Spaces of other scripts and printers, for which Tinos has no glyph: a space of ours does. */
const strangeSpace = /[^\S\n\t \u00a0]/gu;

/** A word so long that no line may hold it may be broken after each few of its characters. */
const longWord = /[^\s\u00ad\u200b-]{32,}/gu;
const breakable = (word: string) => word.replace(/.{12}(?=.)/gu, '$&\u200b');

/**
 * Data as a template receives it: text in NFC with a box for what cannot be drawn, whatever has a JSON form in that
 * form, and every `{ qr: "text" }` completed by its picture, `{ qr: "text", svg: "<svg…" }`.
 *
 * @param undrawn receives each character a box stands for
 */
export function letterData(value: unknown, undrawn: Set<string> = new Set()): unknown {
  const inner = (item: unknown) => letterData(item, undrawn);
  if (typeof value === 'string') {
    const text = value.toWellFormed().normalize('NFC').replace(strangeSpace, ' ');
    return text
      .replace(undrawable, (character) => {
        undrawn.add(character);
        return '□';
      })
      .replace(longWord, breakable);
  }
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return inner(value.toJSON());
  const data = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]));
  // From the text as it was given: a code is read by machines, which need every character.
  return 'qr' in value && typeof value.qr === 'string'
    ? { ...data, qr: value.qr, svg: qrSvg(value.qr) }
    : data;
}

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
