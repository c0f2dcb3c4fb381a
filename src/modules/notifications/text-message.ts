/** The letters of GSM 03.38 (3GPP TS 23.038 §6.2.1): seven bits each. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension table (§6.2.1.1): an escape goes before each, so that they take two places. */
const extended = new Set('^{}\\[~]|€\f');

export interface Segments {
  readonly encoding: 'gsm7' | 'ucs2';
  /** How many messages a phone company counts and charges. */
  readonly count: number;
}

/**
 * How many messages a text makes. In GSM 03.38 one holds 160 letters, and each of several 153, for the heading that joins
 * them (3GPP TS 23.040 §9.2.3.24.1); one letter outside it, as nearly every accented one of Vietnamese, turns the whole
 * text into UCS-2, with 70 and 67.
 */
export function segmentsOf(text: string): Segments {
  const letters = [...text];
  if (letters.every((letter) => basic.has(letter) || extended.has(letter))) {
    return { encoding: 'gsm7', count: parts(letters, 160, 153, (letter) => (extended.has(letter) ? 2 : 1)) };
  }
  return { encoding: 'ucs2', count: parts(letters, 70, 67, (letter) => letter.length) };
}

/** No letter is cut in two: one that does not fit wholly begins the next message. */
function parts(
  letters: readonly string[],
  alone: number,
  joined: number,
  placesOf: (letter: string) => number,
): number {
  if (letters.reduce((sum, letter) => sum + placesOf(letter), 0) <= alone) return 1;
  let count = 1;
  let used = 0;
  for (const letter of letters) {
    const places = placesOf(letter);
    if (used + places > joined) {
      count += 1;
      used = 0;
    }
    used += places;
  }
  return count;
}

/** Vietnamese as people type it on a plain phone: "Nà Lúa" is "Na Lua". Other letters stay. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...');
